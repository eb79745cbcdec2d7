package energy.switchpoint.connections.control;

import energy.switchpoint.ocpp.entity.TransactionBook;
import energy.switchpoint.sessions.control.TransactionNumbers;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** The transactions chargers speak of, as the database has them. */
@ApplicationScoped
public class ChargerTransactions implements TransactionBook {

    @Inject
    Sql sql;

    @Inject
    TransactionNumbers numbers;

    public ChargerTransactions() {}

    /** For use outside the container. */
    public ChargerTransactions(Sql sql, TransactionNumbers numbers) {
        this.sql = sql;
        this.numbers = numbers;
    }

    @Override
    public int nextNumber() {
        return numbers.nextNumber();
    }

    @Override
    public List<Running> running(UUID chargepointId) {
        return sql.list("""
                select transaction_id, connector from charger_transaction
                where chargepoint_id = ? and ended_at is null order by number""", row -> new Running(row.getString(1), row.getInt(2)), chargepointId);
    }
}
