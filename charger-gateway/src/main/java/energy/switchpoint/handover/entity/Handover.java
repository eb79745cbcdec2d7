package energy.switchpoint.handover.entity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One charger passing from the operator that loses it to the one that gains it. The row is the process: whatever is needed
 * to go on after a crash is in it, except passwords, which are made anew.
 *
 * @param attempts how often the charger was told a password
 * @param credentialId the credential staged last
 * @param closingReadingWh the meter when the charger changed hands
 */
public record Handover(
        UUID switchId,
        UUID chargepointId,
        String losing,
        String gaining,
        String gainingName,
        Phase phase,
        String detail,
        int attempts,
        Instant startedAt,
        Instant deadline,
        @Nullable UUID credentialId,
        List<Check> checks,
        @Nullable Long closingReadingWh,
        @Nullable ProgrammeReading scheduleBefore,
        @Nullable ProgrammeReading scheduleAfter,
        Instant phaseSince) {

    private static final int MOST_ATTEMPTS = 3;

    public Handover {
        checks = List.copyOf(checks);
    }

    public static Handover begun(
            UUID switchId,
            UUID chargepointId,
            String losing,
            String gaining,
            String gainingName,
            Instant now,
            Instant deadline) {
        return new Handover(
                switchId,
                chargepointId,
                losing,
                gaining,
                gainingName,
                Phase.STAGED,
                "The charger is told its new password.",
                0,
                now,
                deadline,
                null,
                List.of(),
                null,
                null,
                null,
                now);
    }

    /** What came of wanting to move. */
    public sealed interface Decision {
        record Moved(Handover now) implements Decision {}

        record NotAllowed(Phase from, Phase wanted) implements Decision {}
    }

    public Decision moveTo(Phase wanted, String why, Instant at) {
        if (!phase.next().contains(wanted)) {
            return new Decision.NotAllowed(phase, wanted);
        }
        return new Decision.Moved(new Handover(
                switchId,
                chargepointId,
                losing,
                gaining,
                gainingName,
                wanted,
                why,
                attempts,
                startedAt,
                deadline,
                credentialId,
                checks,
                closingReadingWh,
                scheduleBefore,
                scheduleAfter,
                at));
    }

    /** A new password is on its way to the charger. */
    public Handover staged(UUID newCredentialId) {
        return new Handover(
                switchId,
                chargepointId,
                losing,
                gaining,
                gainingName,
                phase,
                detail,
                attempts + 1,
                startedAt,
                deadline,
                newCredentialId,
                checks,
                closingReadingWh,
                scheduleBefore,
                scheduleAfter,
                phaseSince);
    }

    public Handover readBefore(ProgrammeReading reading) {
        return new Handover(
                switchId,
                chargepointId,
                losing,
                gaining,
                gainingName,
                phase,
                detail,
                attempts,
                startedAt,
                deadline,
                credentialId,
                checks,
                closingReadingWh,
                reading,
                scheduleAfter,
                phaseSince);
    }

    public Handover checked(
            List<Check> results, @Nullable Long meterWh, @Nullable ProgrammeReading after, String newDetail) {
        return new Handover(
                switchId,
                chargepointId,
                losing,
                gaining,
                gainingName,
                phase,
                newDetail,
                attempts,
                startedAt,
                deadline,
                credentialId,
                results,
                meterWh == null ? closingReadingWh : meterWh,
                scheduleBefore,
                after == null ? scheduleAfter : after,
                phaseSince);
    }

    /**
     * Whether the charger is to be told (again): it never was, or it was and came back with the old password all the same.
     *
     * @param connectedSince since when the charger is here on its old credential
     */
    public boolean mayTell(Instant connectedSince) {
        return switch (phase) {
            case STAGED -> attempts < MOST_ATTEMPTS;
            case TOLD -> attempts < MOST_ATTEMPTS && connectedSince.isAfter(phaseSince);
            case RETURNED, VERIFIED, COMMITTED, ROLLED_BACK, TIMED_OUT, REFUSED -> false;
        };
    }

    public boolean isOverdue(Instant now) {
        return phase.waitsForCharger() && !now.isBefore(deadline);
    }
}
