package energy.switchpoint.localcontrol.entity;

import energy.switchpoint.devices.entity.Party;
import java.time.Instant;
import java.util.UUID;

/**
 * "Your operator replaced your programme", with undo (R069).
 *
 * @param ownVersion the household's programme
 * @param operatorVersion what the operator put in its place
 * @param startsAt when the operator's begins
 */
public record ProgrammeNotice(
        UUID id,
        UUID chargepointId,
        long ownVersion,
        long operatorVersion,
        Party operator,
        Instant replacedAt,
        Instant startsAt,
        Instant undoUntil) {

    /** As long as the rules allow, and while what was put in its place is still what was set last. */
    public boolean mayUndo(Instant at, long newestVersion) {
        return at.isBefore(undoUntil) && newestVersion == operatorVersion;
    }
}
