package energy.switchpoint.sessions.control;

import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** The charger's own name for the transaction that runs at it. */
@ApplicationScoped
public class RunningTransactions {

    @Inject
    Sql sql;

    public Optional<String> transactionOf(UUID chargepointId) {
        return sql.one(
                "select transaction_id from charging_session where chargepoint_id = ? and ended_at is null order by started_at desc limit 1",
                row -> row.getString(1),
                chargepointId);
    }
}
