package energy.switchpoint.devices.control;

import energy.switchpoint.devices.entity.Device;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.Caller.Anonymous;
import energy.switchpoint.platform.identity.Caller.Consumer;
import energy.switchpoint.platform.identity.Caller.Member;
import energy.switchpoint.platform.identity.Caller.Service;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** The chargers this gateway serves. An operator sees those it operates now, a household its own, a DSO those in its network. */
@ApplicationScoped
public class Devices extends TenantRows<Device> {

    public Devices() {
        super(Device.class);
    }

    @Override
    protected Restriction visibleTo(Caller caller) {
        return switch (caller) {
            case Service _ -> Restriction.EVERYTHING;
            case Consumer(var person) -> where("e.ownerPersonId = :owner", Map.of("owner", person.value()));
            case Member member -> visibleTo(member);
            case Anonymous() -> Restriction.NOTHING;
        };
    }

    private static Restriction visibleTo(Member member) {
        return switch (member.role()) {
            case CPO ->
                where(
                        "e.operatorId = :operator",
                        Map.of("operator", member.organisation().value()));
            case DSO ->
                where("e.dsoId = :dso", Map.of("dso", member.organisation().value()));
            case PLATFORM -> Restriction.EVERYTHING;
            case MANUFACTURER, TEST_HOUSE, REGULATOR -> Restriction.NOTHING;
        };
    }
}
