package energy.switchpoint.switching.boundary;

import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.persistence.Page;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.switching.control.Switches;
import energy.switchpoint.switching.entity.OperatorSwitch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Reads switches for a caller, in one short transaction each. */
@ApplicationScoped
@Transactional
public class SwitchReader {

    @Inject
    Switches switches;

    @Inject
    Clock clock;

    public Optional<SwitchView> view(Caller caller, UUID id) {
        return switches.find(caller, id).map(s -> view(caller, s));
    }

    public Optional<OperatorSwitch> find(Caller caller, UUID id) {
        return switches.find(caller, id);
    }

    public Page<SwitchView> page(Caller caller, Restriction filter, int offset, int limit) {
        return switches.page(caller, filter, "e.requestedAt desc, e.id desc", offset, limit)
                .map(s -> view(caller, s));
    }

    public Optional<ReceiptView> receipt(Caller caller, UUID id) {
        return switches.find(caller, id)
                .filter(s -> s.state().isFinal())
                .map(s -> ReceiptView.of(s, Viewer.of(caller, s)));
    }

    public SwitchView view(Caller caller, OperatorSwitch s) {
        var now = clock.instant();
        boolean overtaken = s.mayBeTakenBack(now) && switches.isOvertaken(s);
        return SwitchView.of(s, Viewer.of(caller, s), now, overtaken);
    }
}
