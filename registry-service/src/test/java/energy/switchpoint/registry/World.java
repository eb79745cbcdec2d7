package energy.switchpoint.registry;

import energy.switchpoint.chargepoints.control.OnboardingDesk;
import energy.switchpoint.chargepoints.control.OnboardingDesk.Begun;
import energy.switchpoint.chargepoints.entity.Placement;
import energy.switchpoint.chargepoints.entity.Scenario;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.platform.units.Watts;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** People, companies and chargers of the demo, as the tests name them. */
public final class World {

    public static final PersonId ALICE = person("a1");
    public static final PersonId BEN = person("a2");
    public static final OrganisationId NORTH = new OrganisationId("north-charge");
    public static final OrganisationId SOUTH = new OrganisationId("south-charge");
    public static final UUID HOME_7 = id("b01");
    public static final UUID HOME_7_FIRMWARE = id("c12");
    public static final UUID MILL_LANE = id("a04");
    public static final Caller.Service SERVICE = new Caller.Service("switching");

    private static final AtomicInteger SERIALS = new AtomicInteger();

    private World() {}

    public static Caller member(String organisation, Role role) {
        return new Caller.Member(new OrganisationId(organisation), role, person("ff"));
    }

    public static Placement placement() {
        return new Placement(
                "T-" + SERIALS.incrementAndGet(),
                HOME_7,
                HOME_7_FIRMWARE,
                Scenario.OFF_STREET,
                "Home charger",
                "12 Mill Lane",
                "NS1 4AB",
                MILL_LANE,
                new Watts(7360),
                1);
    }

    /** A charger in service with North Charge; the code on it is its own. */
    public static UUID onboarded(RegistryUnit unit, String pairingCode) {
        var placement = placement();
        return unit.in(beans -> {
            var desk = beans.get(OnboardingDesk.class);
            var reserved = (Begun.Reserved) desk.begin(placement.productId(), placement.serial());
            return desk.complete(reserved, placement, NORTH, pairingCode, "cpo:north-charge")
                    .id();
        });
    }

    private static PersonId person(String end) {
        return PersonId.of("00000000-0000-4000-8000-0000000000" + end);
    }

    private static UUID id(String end) {
        return UUID.fromString("00000000-0000-7000-8000-000000000" + end);
    }
}
