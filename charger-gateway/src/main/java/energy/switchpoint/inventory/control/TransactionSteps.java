package energy.switchpoint.inventory.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvent.Step;
import energy.switchpoint.commands.entity.ChargerEvent.TransactionStep;
import energy.switchpoint.commands.entity.EventRows;
import energy.switchpoint.inventory.entity.Completeness;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Each numbered message about a transaction, once: what is missing, came late or was told twice shows here. */
@ApplicationScoped
public class TransactionSteps implements EventRows {

    @Inject
    Sql sql;

    public TransactionSteps() {}

    /** For use outside the container. */
    public TransactionSteps(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void record(List<ChargerEvent> events) {
        var steps = Kind.of(TransactionStep.class, events);
        sql.batch(
                """
                insert into transaction_step (chargepoint_id, transaction_id, number, step, at, heard_at, told_by,
                  offline, remote_start_id, charging_state)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on duplicate key update number = values(number)""",
                steps.stream()
                        .map(e -> new @Nullable Object[] {
                            e.chargepointId(),
                            e.transactionId(),
                            e.number(),
                            e.step().name(),
                            e.at(),
                            e.heardAt(),
                            e.trigger(),
                            e.offline(),
                            e.remoteStartId(),
                            e.chargingState()
                        })
                        .toList());
        endedBeforeStarted(steps);
    }

    /** An end that was told on an earlier connection, before its start, ends the transaction now. */
    private void endedBeforeStarted(List<TransactionStep> steps) {
        sql.batch(
                """
                update charger_transaction t join transaction_step s
                  on s.chargepoint_id = t.chargepoint_id and s.transaction_id = t.transaction_id and s.step = 'ENDED'
                set t.ended_at = s.at
                where t.chargepoint_id = ? and t.transaction_id = ? and t.ended_at is null""",
                steps.stream()
                        .filter(e -> e.step() == Step.STARTED)
                        .map(e -> new @Nullable Object[] {e.chargepointId(), e.transactionId()})
                        .toList());
    }

    /** What has come of a transaction, by the device's own count. */
    public Completeness of(UUID chargepointId, String transactionId) {
        return sql.one(
                        """
                        select count(*) as heard, coalesce(max(number), -1) as highest,
                               coalesce(sum(step = 'STARTED'), 0) > 0 as started,
                               coalesce(sum(step = 'ENDED'), 0) > 0 as ended
                        from transaction_step where chargepoint_id = ? and transaction_id = ?""",
                        row -> new Completeness(
                                row.getInt("heard"),
                                row.getInt("highest"),
                                row.getBoolean("started"),
                                row.getBoolean("ended")),
                        chargepointId,
                        transactionId)
                .orElseThrow();
    }

    /** Transactions of which something is missing, newest first. */
    public List<String> incomplete(UUID chargepointId, Instant since) {
        return sql.list("""
                select transaction_id from transaction_step where chargepoint_id = ? and heard_at >= ?
                group by transaction_id having count(*) <= max(number) order by max(heard_at) desc""", row -> row.getString(1), chargepointId, since);
    }

    /** Which transaction a start command of ours led to. */
    public List<String> startedBy(UUID chargepointId, int remoteStartId) {
        return sql.list("""
                select distinct transaction_id from transaction_step
                where chargepoint_id = ? and remote_start_id = ?""", row -> row.getString(1), chargepointId, remoteStartId);
    }

    /** Steps count for finding gaps, and gaps are found within days. */
    public int forgetBefore(Instant then) {
        return sql.update("delete from transaction_step where heard_at < ? limit 10000", then);
    }
}
