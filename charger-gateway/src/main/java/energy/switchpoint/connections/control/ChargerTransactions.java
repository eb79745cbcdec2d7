package energy.switchpoint.connections.control;

import energy.switchpoint.ocpp.entity.TransactionBook;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The transactions chargers speak of, in the database: a number given once is given for good. */
@ApplicationScoped
public class ChargerTransactions implements TransactionBook {

    @Inject
    Sql sql;

    public ChargerTransactions() {}

    /** For use outside the container. */
    public ChargerTransactions(Sql sql) {
        this.sql = sql;
    }

    @Override
    public int numberOf(UUID chargepointId, int connector, String startKey, Instant startedAt) {
        long number = begin(chargepointId, null, connector, startKey, startedAt);
        endOlder(chargepointId, connector, number, startedAt);
        return Math.toIntExact(number);
    }

    @Override
    public void started(UUID chargepointId, int connector, String transactionId, Instant startedAt) {
        long number = begin(chargepointId, transactionId, connector, transactionId, startedAt);
        endOlder(chargepointId, connector, number, startedAt);
    }

    @Override
    public void ended(UUID chargepointId, String transactionId, Instant endedAt) {
        sql.update("""
                update charger_transaction set ended_at = coalesce(ended_at, ?)
                where chargepoint_id = ? and coalesce(transaction_id, number) = ?""", endedAt, chargepointId, transactionId);
    }

    @Override
    public List<Running> running(UUID chargepointId) {
        return sql.list("""
                select coalesce(transaction_id, number) as id, connector from charger_transaction
                where chargepoint_id = ? and ended_at is null order by number""", row -> new Running(row.getString("id"), row.getInt("connector")), chargepointId);
    }

    private long begin(
            UUID chargepointId, @Nullable String transactionId, int connector, String startKey, Instant startedAt) {
        return sql.insert("""
                insert into charger_transaction (chargepoint_id, transaction_id, connector, start_key, started_at)
                values (?, ?, ?, ?, ?)
                on duplicate key update number = last_insert_id(number)""", chargepointId, transactionId, connector, startKey, startedAt);
    }

    /** A connector charges one vehicle at a time: a later start means that the end of an earlier one was lost. */
    private void endOlder(UUID chargepointId, int connector, long number, Instant startedAt) {
        sql.update("""
                update charger_transaction set ended_at = ?
                where chargepoint_id = ? and connector = ? and ended_at is null and number < ? and started_at < ?""", startedAt, chargepointId, connector, number, startedAt);
    }
}
