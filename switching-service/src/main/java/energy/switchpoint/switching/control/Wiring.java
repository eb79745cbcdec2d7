package energy.switchpoint.switching.control;

import energy.switchpoint.switching.entity.OperatorSwitch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Puts the plain parts of switching together with their neighbours and their database. */
@ApplicationScoped
public class Wiring {

    @Inject
    Registry registry;

    @Inject
    Gateway gateway;

    @Inject
    Consents consents;

    @Inject
    LeasedWork work;

    @Inject
    Switches switches;

    @Inject
    Clock clock;

    @Produces
    @Dependent
    SwitchRunner runner() {
        return new SwitchRunner(new SwitchProcess(registry, gateway, consents, clock), work);
    }

    @Produces
    @Dependent
    SwitchRequests requests() {
        return new SwitchRequests(registry, gateway, consents, new DatabaseDesk(), runner(), clock);
    }

    @Produces
    @Dependent
    ReadinessCertificates certificates() {
        return new ReadinessCertificates(registry, gateway, clock);
    }

    /** The database decides who was first. */
    private final class DatabaseDesk implements SwitchRequests.Desk {

        @Override
        public Optional<OperatorSwitch> openFor(UUID chargepointId) {
            return switches.openFor(chargepointId);
        }

        @Override
        public Optional<SwitchWork.Claim> open(OperatorSwitch draft) {
            try {
                return Optional.of(work.open(draft));
            } catch (RuntimeException e) {
                if (isTaken(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        }
    }

    static boolean isTaken(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .limit(20)
                .anyMatch(t -> t instanceof SQLIntegrityConstraintViolationException
                        && String.valueOf(t.getMessage()).contains("one_open_switch_per_chargepoint"));
    }
}
