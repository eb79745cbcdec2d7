package energy.switchpoint.switching.control;

import energy.switchpoint.switching.entity.Check;
import energy.switchpoint.switching.entity.HistoryChoice;
import energy.switchpoint.switching.entity.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What switching needs of the charger gateway, the neutral party. Every call may be repeated. */
public interface Gateway {

    /** A look at the device before anything is changed. */
    record Preflight(List<Check> checks, boolean ready, boolean waitForSession) {}

    /** How far the gateway is with a hand-over. */
    enum Phase {
        STAGED,
        TOLD,
        RETURNED,
        VERIFIED,
        COMMITTED,
        ROLLED_BACK,
        TIMED_OUT,
        REFUSED
    }

    record Handover(
            Phase phase,
            String detail,
            List<Check> checks,
            @Nullable Long closingReadingWh,
            @Nullable String scheduleBefore,
            @Nullable String scheduleAfter) {}

    Preflight preflight(UUID chargepointId);

    Handover begin(UUID chargepointId, UUID switchId, Party gaining, Duration timeout);

    Optional<Handover> handover(UUID chargepointId, UUID switchId);

    Handover verify(UUID chargepointId, UUID switchId);

    Handover commit(UUID chargepointId, UUID switchId, Instant at);

    /** Empty when the gateway knows of no such hand-over: then there is nothing to put back. */
    Optional<Handover> rollBack(UUID chargepointId, UUID switchId, String reason);

    /** Seals or erases what the losing operator gathered until it left; answers with the evidence. */
    List<String> dispose(UUID chargepointId, UUID switchId, HistoryChoice choice, Party losing, Instant until);
}
