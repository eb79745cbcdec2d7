package energy.switchpoint.ocpp.entity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which transactions run at a charger, and the numbers OCPP 1.6 wants from us. Outlives connections and restarts. */
public interface TransactionBook {

    /** @param id as the charger speaks of it */
    record Running(String id, int connector) {}

    /** The number of this start; a repeated start has the same {@code startKey} and gets the same number. */
    int numberOf(UUID chargepointId, int connector, String startKey, Instant startedAt);

    /** A start with the charger's own transaction id. */
    void started(UUID chargepointId, int connector, String transactionId, Instant startedAt);

    void ended(UUID chargepointId, String transactionId, Instant endedAt);

    List<Running> running(UUID chargepointId);
}
