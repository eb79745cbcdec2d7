package energy.switchpoint.sessions.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvent.MeterSampled;
import energy.switchpoint.commands.entity.ChargerEvent.TransactionEnded;
import energy.switchpoint.commands.entity.ChargerEvent.TransactionStarted;
import energy.switchpoint.commands.entity.OpenMatters;
import energy.switchpoint.commands.entity.OpenMatters.Kind;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.sessions.entity.SessionsEnded;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Writes sessions and meter values of a batch of events as they were told, in the caller's transaction. What follows from
 * them, half-hours and the like, is worked out later by {@link Tally} from what is written here.
 */
@ApplicationScoped
public class Metering {

    @Inject
    Sql sql;

    @Inject
    Tally tally;

    @Inject
    Event<SessionsEnded> ended;

    public Metering() {}

    /** For use outside the container. */
    public Metering(Sql sql, Tally tally, Event<SessionsEnded> ended) {
        this.sql = sql;
        this.tally = tally;
        this.ended = ended;
    }

    public void record(List<ChargerEvent> events, OpenMatters open) {
        var samples = new ArrayList<MeterSampled>();
        var starts = new ArrayList<TransactionStarted>();
        var ends = new ArrayList<TransactionEnded>();
        for (var event : events) {
            switch (event) {
                case MeterSampled sampled -> samples.add(sampled);
                case TransactionStarted started -> starts.add(started);
                case TransactionEnded over -> ends.add(over);
                default -> {}
            }
        }
        // The same reading told again is the same row.
        sql.batch("""
                insert ignore into meter_sample
                  (chargepoint_id, at, connector, digest, power_w, energy_wh, export_wh, others, transaction_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""", samples.stream().map(Metering::row).toList());
        tally.firstReadings(samples);
        start(starts, open);
        end(ends, open);
    }

    private static @Nullable Object[] row(MeterSampled e) {
        return new @Nullable Object[] {
            e.chargepointId(),
            e.at(),
            e.connector(),
            digest(e),
            e.powerW(),
            e.energyWh(),
            e.exportWh(),
            e.others(),
            e.transactionId()
        };
    }

    private static int digest(MeterSampled e) {
        var crc = new CRC32();
        var text = shown(e.powerW())
                + '|'
                + shown(e.energyWh())
                + '|'
                + shown(e.exportWh())
                + '|'
                + (e.others() == null ? "" : e.others());
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }

    private static String shown(@Nullable Long value) {
        return value == null ? "" : value.toString();
    }

    private void start(List<TransactionStarted> starts, OpenMatters open) {
        // A charger that lost power may never have told the end of the one before.
        sql.batch(
                """
                update charging_session force index (running) set ended_at = ?, end_wh = last_wh, stop_reason = 'NOT_REPORTED'
                where chargepoint_id = ? and ended_at is null and connector = ? and transaction_id <> ?""",
                starts.stream()
                        .filter(e -> open.has(Kind.SESSION, e.chargepointId()))
                        .map(e -> new @Nullable Object[] {e.at(), e.chargepointId(), e.connector(), e.transactionId()})
                        .toList());
        sql.batch(
                """
                insert ignore into charging_session
                  (id, chargepoint_id, transaction_id, connector, started_at, start_wh, last_wh)
                values (?, ?, ?, ?, ?, ?, ?)""",
                starts.stream()
                        .map(e -> new @Nullable Object[] {
                            Uuid7.next(),
                            e.chargepointId(),
                            e.transactionId(),
                            e.connector(),
                            e.at(),
                            e.meterWh(),
                            e.meterWh()
                        })
                        .toList());
    }

    private void end(List<TransactionEnded> ends, OpenMatters open) {
        if (ends.isEmpty()) {
            return;
        }
        sql.batch(
                """
                update charging_session force index (a_transaction_runs_once)
                set ended_at = ?, end_wh = greatest(?, last_wh), last_wh = greatest(?, last_wh), stop_reason = ?
                where chargepoint_id = ? and running_transaction = ?""",
                ends.stream()
                        .map(e -> new @Nullable Object[] {
                            e.at(), e.meterWh(), e.meterWh(), e.reason(), e.chargepointId(), e.transactionId()
                        })
                        .toList());
        var minded = ends.stream()
                .filter(e -> open.has(Kind.MINDS_SESSIONS, e.chargepointId()))
                .map(e -> new SessionsEnded.Ended(e.chargepointId(), e.at()))
                .toList();
        if (!minded.isEmpty()) {
            ended.fire(new SessionsEnded(minded));
        }
    }
}
