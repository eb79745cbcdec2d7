package energy.switchpoint.localcontrol.control;

import energy.switchpoint.devices.entity.Party;
import energy.switchpoint.localcontrol.entity.ProgrammeNotice;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The notices of replaced programmes; at most one of each charger is open. */
@ApplicationScoped
public class ProgrammeNotices {

    @Inject
    Sql sql;

    public ProgrammeNotices() {}

    /** For use outside the container. */
    public ProgrammeNotices(Sql sql) {
        this.sql = sql;
    }

    public Optional<ProgrammeNotice> open(UUID chargepointId) {
        return sql.one("select * from programme_notice where open_for = ?", ProgrammeNotices::read, chargepointId);
    }

    public void add(ProgrammeNotice n) {
        sql.update(
                """
                insert into programme_notice (id, chargepoint_id, own_version, operator_version, operator_id, operator_name,
                  replaced_at, starts_at, undo_until, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN')""",
                n.id(),
                n.chargepointId(),
                n.ownVersion(),
                n.operatorVersion(),
                n.operator().id(),
                n.operator().name(),
                n.replacedAt(),
                n.startsAt(),
                n.undoUntil());
    }

    /** The operator has set another one on top of its own; what the household lost is still the same. */
    public void replacedAgain(UUID chargepointId, long operatorVersion, Instant startsAt) {
        sql.update(
                "update programme_notice set operator_version = ?, starts_at = ? where open_for = ?",
                operatorVersion,
                startsAt,
                chargepointId);
    }

    /** @return whether it was still open */
    public boolean undone(UUID id, long restoredVersion, Instant at) {
        return sql.update(
                        "update programme_notice set state = 'UNDONE', restored_version = ?, ended_at = ? where id = ? and state = 'OPEN'",
                        restoredVersion,
                        at,
                        id)
                == 1;
    }

    /** The household is content with its operator's programme. */
    public boolean kept(UUID chargepointId, UUID id, Instant at) {
        return sql.update(
                        "update programme_notice set state = 'KEPT', ended_at = ? where id = ? and open_for = ?",
                        at,
                        id,
                        chargepointId)
                == 1;
    }

    /** There is nothing left to undo. */
    public void close(UUID chargepointId, Instant at) {
        sql.update("update programme_notice set state = 'CLOSED', ended_at = ? where open_for = ?", at, chargepointId);
    }

    private static ProgrammeNotice read(ResultSet row) throws SQLException {
        return new ProgrammeNotice(
                row.getObject("id", UUID.class),
                row.getObject("chargepoint_id", UUID.class),
                row.getLong("own_version"),
                row.getLong("operator_version"),
                new Party(row.getString("operator_id"), row.getString("operator_name")),
                Sql.instant(row, "replaced_at"),
                Sql.instant(row, "starts_at"),
                Sql.instant(row, "undo_until"));
    }
}
