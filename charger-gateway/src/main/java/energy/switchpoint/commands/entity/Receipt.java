package energy.switchpoint.commands.entity;

import java.util.Map;

/**
 * What storing a charger's events gave.
 *
 * @param keptIds for starts told before: from the transaction id proposed now to the one given then
 */
public record Receipt(Map<String, String> keptIds) {

    public static final Receipt PLAIN = new Receipt(Map.of());

    public Receipt {
        keptIds = Map.copyOf(keptIds);
    }

    /** The id a transaction goes by for good. */
    public String transactionId(String proposed) {
        return keptIds.getOrDefault(proposed, proposed);
    }
}
