package energy.switchpoint.inventory.control;

import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.OperationCommand;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.inventory.entity.Missing;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.twins.entity.Tick;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Notices that numbered messages about a transaction are missing and asks the charger whether they wait with it (2.0.1 part 2,
 * E14): those that wait will come; those that do not are lost, and that is written down. Messages that come late close
 * the gap, also one that was given up. Every node looks; a row is asked about by who marks it first.
 */
@ApplicationScoped
public class TransactionGaps {

    private static final Duration EVERY = Duration.ofSeconds(30);

    /** Out of order is usual for some seconds; after this it is a gap. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    /** Two looks overlap, so that a slow one leaves nothing out. */
    private static final Duration LOOK_BACK = Duration.ofMinutes(3);

    private static final Duration ASK_AGAIN = Duration.ofMinutes(10);

    /** A device that says for so long that they wait does not send them. */
    private static final Duration GIVE_UP = Duration.ofDays(1);

    private static final int MOST_ASKED_AT_ONCE = 100;

    @Inject
    Sql sql;

    @Inject
    ChargerCommands commands;

    @Inject
    DeviceLog log;

    private volatile Instant next = Instant.EPOCH;

    public TransactionGaps() {}

    /** For use outside the container. */
    public TransactionGaps(Sql sql, ChargerCommands commands, DeviceLog log) {
        this.sql = sql;
        this.commands = commands;
        this.log = log;
    }

    private record Transaction(UUID chargepointId, String id) {}

    private record Gap(Transaction of, Instant foundAt) {}

    void tick(@Observes Tick tick) {
        if (!tick.at().isBefore(next)) {
            next = tick.at().plus(EVERY);
            check(tick.at());
        }
    }

    public void check(Instant now) {
        find(now);
        close(now);
        ask(now);
    }

    private void find(Instant now) {
        var incomplete = sql.list(
                """
                select s.chargepoint_id, s.transaction_id from
                  (select distinct chargepoint_id, transaction_id from transaction_step
                   where heard_at > ? and heard_at <= ?) lately
                join transaction_step s using (chargepoint_id, transaction_id)
                group by s.chargepoint_id, s.transaction_id
                having max(s.heard_at) <= ?
                  and (sum(s.step = 'STARTED') = 0 or count(*) <= max(s.number) - min(s.number))""",
                row -> new Transaction(row.getObject(1, UUID.class), row.getString(2)),
                now.minus(SETTLED).minus(LOOK_BACK),
                now.minus(SETTLED),
                now.minus(SETTLED));
        incomplete.forEach(transaction -> found(transaction, now));
    }

    private void found(Transaction transaction, Instant now) {
        var missing = missing(transaction).words();
        var written = sql.write("""
                insert into transaction_gap (chargepoint_id, transaction_id, missing, state, found_at)
                values (?, ?, ?, 'OPEN', ?)""", transaction.chargepointId(), transaction.id(), missing, now);
        if (written instanceof Sql.Written.Rows) {
            log(transaction, "TRANSACTION_GAP", "Not heard of transaction " + transaction.id() + ": " + missing);
        } else {
            sql.update(
                    "update transaction_gap set missing = ? where chargepoint_id = ? and transaction_id = ?",
                    missing,
                    transaction.chargepointId(),
                    transaction.id());
        }
    }

    private Missing missing(Transaction transaction) {
        var numbers = sql.list(
                "select number from transaction_step where chargepoint_id = ? and transaction_id = ? order by number",
                row -> row.getInt(1),
                transaction.chargepointId(),
                transaction.id());
        boolean started = sql.one("""
                        select count(*) from transaction_step
                        where chargepoint_id = ? and transaction_id = ? and step = 'STARTED'""", row -> row.getInt(1) > 0, transaction.chargepointId(), transaction.id())
                .orElse(false);
        return Missing.of(numbers, started);
    }

    /** All that has come after all. */
    private void close(Instant now) {
        var whole = sql.list("""
                select g.chargepoint_id, g.transaction_id from transaction_gap g
                join transaction_step s using (chargepoint_id, transaction_id)
                where g.state in ('OPEN', 'WAITING', 'LOST')
                group by g.chargepoint_id, g.transaction_id
                having sum(s.step = 'STARTED') > 0 and count(*) > max(s.number) - min(s.number)""", row -> new Transaction(row.getObject(1, UUID.class), row.getString(2)));
        for (var transaction : whole) {
            if (settle(transaction, "CLOSED", now)) {
                log(transaction, "TRANSACTION_COMPLETE", "What was missing of " + transaction.id() + " has come");
            }
        }
    }

    private void ask(Instant now) {
        var gaps = sql.list(
                """
                select chargepoint_id, transaction_id, found_at from transaction_gap
                where state in ('OPEN', 'WAITING') and (asked_at is null or asked_at <= ?)
                order by asked_at limit ?""",
                row -> new Gap(
                        new Transaction(row.getObject(1, UUID.class), row.getString(2)), Sql.instant(row, "found_at")),
                now.minus(ASK_AGAIN),
                MOST_ASKED_AT_ONCE);
        for (var gap : gaps) {
            var transaction = gap.of();
            if (gap.foundAt().plus(GIVE_UP).isBefore(now)) {
                lost(transaction, "they have not come within a day", now);
            } else if (commands.isConnected(transaction.chargepointId()) && isOursToAsk(transaction, now)) {
                commands.send(transaction.chargepointId(), new OperationCommand.ReadTransactionStatus(transaction.id()))
                        .thenAccept(outcome -> answered(transaction, outcome, now));
            }
        }
    }

    private boolean isOursToAsk(Transaction transaction, Instant now) {
        return sql.update("""
                        update transaction_gap set asked_at = ? where chargepoint_id = ? and transaction_id = ?
                          and state in ('OPEN', 'WAITING') and (asked_at is null or asked_at <= ?)""", now, transaction.chargepointId(), transaction.id(), now.minus(ASK_AGAIN)) == 1;
    }

    /** Who did not answer is asked again later. */
    private void answered(Transaction transaction, CommandOutcome outcome, Instant now) {
        switch (outcome) {
            case CommandOutcome.TransactionStatus status
            when status.messagesWait() -> sql.update("""
                        update transaction_gap set state = 'WAITING'
                        where chargepoint_id = ? and transaction_id = ? and state = 'OPEN'""", transaction.chargepointId(), transaction.id());
            case CommandOutcome.TransactionStatus _ -> lost(transaction, "the charger has none waiting", now);
            case CommandOutcome.Refused refused ->
                lost(transaction, "the charger cannot say: " + refused.reason(), now);
            default -> {}
        }
    }

    private void lost(Transaction transaction, String why, Instant now) {
        if (settle(transaction, "LOST", now)) {
            log(
                    transaction,
                    "TRANSACTION_INCOMPLETE",
                    "Messages of transaction " + transaction.id() + " are lost: " + why);
        }
    }

    /** True for the one that changed it. */
    private boolean settle(Transaction transaction, String state, Instant now) {
        return sql.update("""
                        update transaction_gap set state = ?, settled_at = ?
                        where chargepoint_id = ? and transaction_id = ? and state not in (?, 'CLOSED')""", state, now, transaction.chargepointId(), transaction.id(), state) == 1;
    }

    private void log(Transaction transaction, String what, String detail) {
        log.add(transaction.chargepointId(), LogKind.CONNECTION, what, detail);
    }

    /** As long as the steps it was found by. */
    public int forgetBefore(Instant then) {
        return sql.update("delete from transaction_gap where found_at < ? limit 10000", then);
    }
}
