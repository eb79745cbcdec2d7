package energy.switchpoint.consentservice;

import energy.switchpoint.cases.control.CaseRules;
import energy.switchpoint.cases.control.OtherServices;
import energy.switchpoint.cases.entity.CaseSystem;
import energy.switchpoint.cases.entity.Reported;
import energy.switchpoint.cases.entity.Task;
import energy.switchpoint.chargers.control.ChargerRegister;
import energy.switchpoint.organisations.control.OrganisationDirectory;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.identity.Secrets;
import energy.switchpoint.platform.messaging.ReceivedEvent;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What surrounds the service in its tests: people, companies, a clock that is moved by hand, the other services. */
public final class World {

    public static final PersonId ALICE = new PersonId(UUID.fromString("00000000-0000-4000-8000-0000000000a1"));
    public static final PersonId BEN = new PersonId(UUID.fromString("00000000-0000-4000-8000-0000000000a2"));
    public static final OrganisationId NORTH = new OrganisationId("north-charge");
    public static final OrganisationId SOUTH = new OrganisationId("south-charge");
    public static final UUID CHARGER = UUID.fromString("00000000-0000-7000-8000-000000000101");

    private final Secrets secrets = new Secrets() {
        @Override
        public byte[] bytes(String name) {
            return new byte[32];
        }
    };
    private final OrganisationDirectory directory = () -> Optional.of(Map.of(
            NORTH.value(),
            "North Charge",
            SOUTH.value(),
            "South Charge",
            "northshire-networks",
            "Northshire Networks",
            "switchpoint",
            "Switchpoint"));
    private final ChargerRegister register = _ -> Optional.empty();
    private final CaseRules rules = new CaseRules() {
        @Override
        public Period due() {
            return Period.ofDays(28);
        }

        @Override
        public Period extension() {
            return Period.ofMonths(2);
        }
    };

    /** Services that do not answer. */
    public final Set<Task> down = EnumSet.noneOf(Task.class);

    /** Tasks the other services were asked to do, in order. */
    public final List<Task> asked = new ArrayList<>();

    private Instant now = Instant.parse("2026-11-22T09:00:00Z");

    public final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    public final OtherServices others = new OtherServices() {
        @Override
        public Answer erase(Task task, PersonId person, UUID caseId) {
            asked.add(task);
            if (down.contains(task)) {
                return new Answer.NoAnswer("It did not answer.");
            }
            var steps = new ArrayList<Reported>();
            steps.add(Reported.done(task.system(), task.plan(), "Erased for case " + caseId, now));
            if (task == Task.GATEWAY) {
                steps.add(Reported.done(
                        CaseSystem.DEVICE, "Customer data on the charger", "CustomerInformation accepted", now));
            }
            return new Answer.Steps(steps);
        }
    };

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public ServiceUnit service() {
        return new ServiceUnit(beans -> beans.with(clock)
                .with(secrets)
                .with(directory)
                .with(register)
                .with(rules)
                .with(others));
    }

    public ReceivedEvent claimed(PersonId keeper, OrganisationId operator) {
        return event(
                "chargepoint.claimed",
                Json.createObjectBuilder()
                        .add("chargepointId", CHARGER.toString())
                        .add("personId", keeper.toString())
                        .add("organisation", operator.value())
                        .build());
    }

    public ReceivedEvent moved(OrganisationId from, OrganisationId to) {
        return event(
                "operatorship.moved",
                Json.createObjectBuilder()
                        .add("chargepointId", CHARGER.toString())
                        .add("switchId", UUID.randomUUID().toString())
                        .add("from", from.value())
                        .add("to", to.value())
                        .add("at", now.toString())
                        .build());
    }

    public ReceivedEvent event(String type, JsonObject data) {
        return new ReceivedEvent(UUID.randomUUID(), type, CHARGER, now, data);
    }
}
