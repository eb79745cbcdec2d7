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

    @Inject
    Connections connections;

    public ChargerTransactions() {}

    /** For use outside the container. */
    public ChargerTransactions(Sql sql, TransactionNumbers numbers, Connections connections) {
        this.sql = sql;
        this.numbers = numbers;
        this.connections = connections;
    }

    @Override
    public int nextNumber() {
        return numbers.nextNumber();
    }

    /** A connection knows by itself; without one the database is asked. */
    @Override
    public List<Running> running(UUID chargepointId) {
        return connections
                .ofAnyStanding(chargepointId)
                .filter(Connection::hasArrived)
                .map(connection -> connection.memory().running())
                .orElseGet(() -> stored(chargepointId));
    }

    private List<Running> stored(UUID chargepointId) {
        return sql.list("""
                select transaction_id, connector from charger_transaction
                where chargepoint_id = ? and ended_at is null order by number""", row -> new Running(row.getString(1), row.getInt(2)), chargepointId);
    }
}
