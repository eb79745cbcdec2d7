package energy.switchpoint.certificates.control;

import energy.switchpoint.certificates.entity.TamperAlarm;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.platform.messaging.Outbox;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Chargers somebody has tampered with, and who has looked at them since (R092). */
@ApplicationScoped
@Transactional
public class TamperAlarms {

    private static final int AT_ONCE = 100;

    @Inject
    Sql sql;

    @Inject
    Outbox outbox;

    @Inject
    DeviceLog log;

    @Inject
    Clock clock;

    /** The owner's notice. */
    public record ChargerTampered(UUID chargepointId, String operator, Instant at) {}

    private record Untold(UUID id, UUID chargepointId, String operator, Instant since) {}

    /** Newest first. */
    public List<TamperAlarm> of(UUID chargepointId) {
        return sql.list(
                "select * from tamper_alarm where chargepoint_id = ? order by since desc, id desc",
                TamperAlarms::read,
                chargepointId);
    }

    public Optional<TamperAlarm> openOf(UUID chargepointId) {
        return sql.one("select * from tamper_alarm where open_for = ?", TamperAlarms::read, chargepointId);
    }

    /** False when there is nothing to acknowledge. */
    public boolean acknowledge(UUID chargepointId, String organisation, String text) {
        boolean done = sql.update("""
                        update tamper_alarm set acknowledged_at = ?, acknowledged_by = ?, acknowledgement = ?
                        where chargepoint_id = ? and acknowledged_at is null""", clock.instant(), organisation, text, chargepointId) == 1;
        if (done) {
            log.add(chargepointId, LogKind.CONNECTION, "TAMPER_ACKNOWLEDGED", "by " + organisation);
        }
        return done;
    }

    /** Tells the owners, once per alarm. */
    public void tellOwners() {
        var untold = sql.list(
                """
                select t.id, t.chargepoint_id, a.organisation_id, t.since from tamper_alarm t
                join command_authority a on a.chargepoint_id = t.chargepoint_id and a.valid_from <= ? and a.valid_until > ?
                where t.told_at is null limit ?""",
                row -> new Untold(
                        row.getObject("id", UUID.class),
                        row.getObject("chargepoint_id", UUID.class),
                        row.getString("organisation_id"),
                        Sql.instant(row, "since")),
                clock.instant(),
                clock.instant(),
                AT_ONCE);
        for (var alarm : untold) {
            if (sql.update(
                            "update tamper_alarm set told_at = ? where id = ? and told_at is null",
                            clock.instant(),
                            alarm.id())
                    == 1) {
                outbox.add(
                        "charger.tampered",
                        alarm.chargepointId(),
                        new ChargerTampered(alarm.chargepointId(), alarm.operator(), alarm.since()));
                log.add(alarm.chargepointId(), LogKind.CONNECTION, "TAMPERED", "told by the charger");
            }
        }
    }

    private static TamperAlarm read(ResultSet row) throws SQLException {
        return new TamperAlarm(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("detail"),
                Sql.instant(row, "since"),
                Sql.instant(row, "last_at"),
                row.getInt("times"),
                Sql.instantOrNull(row, "acknowledged_at"),
                row.getString("acknowledged_by"),
                row.getString("acknowledgement"));
    }
}
