package energy.switchpoint.ocpp.entity;

import java.util.List;
import java.util.UUID;

/** Which transactions run at a charger, and the numbers OCPP 1.6 wants from us. Outlives connections and restarts. */
public interface TransactionBook {

    /** @param id as the charger speaks of it */
    record Running(String id, int connector) {}

    /** A number no transaction had before. Must not wait. */
    int nextNumber();

    /** Asks the database: for commands, which may wait. */
    List<Running> running(UUID chargepointId);
}
