package energy.switchpoint.ocpp.v201;

import energy.switchpoint.commands.entity.ChargerEvent.TransactionEnded;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The order of one connection's transaction messages by the station's own count. Messages that come late or twice are
 * stored like any other (the rows know what they have already), but they do not turn back what the station does now.
 */
final class TransactionOrder {

    /** A household charger has one or two plugs; more than this many transactions at once is rubbish. */
    private static final int REMEMBERED = 16;

    private final Map<String, Integer> highest = bounded();
    private final Map<String, TransactionEnded> ended = bounded();

    /** False for a number at or below one heard before: late, or told again. */
    synchronized boolean isNews(String transactionId, int number) {
        var before = highest.get(transactionId);
        if (before != null && number <= before) {
            return false;
        }
        highest.put(transactionId, number);
        return !ended.containsKey(transactionId);
    }

    synchronized void ended(TransactionEnded end) {
        ended.put(end.transactionId(), end);
    }

    /** The end of a transaction whose start is told only now. */
    synchronized Optional<TransactionEnded> endBefore(String transactionId) {
        return Optional.ofNullable(ended.get(transactionId));
    }

    private static <T> Map<String, T> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.@Nullable Entry<String, T> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
