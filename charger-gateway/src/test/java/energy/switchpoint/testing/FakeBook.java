package energy.switchpoint.testing;

import energy.switchpoint.ocpp.entity.TransactionBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A transaction book in memory. */
public final class FakeBook implements TransactionBook {

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<Running> running = new ArrayList<>();

    @Override
    public int numberOf(UUID chargepointId, int connector, String startKey, Instant startedAt) {
        var known = numbers.get(startKey);
        if (known != null) {
            return known;
        }
        int number = numbers.size() + 1;
        numbers.put(startKey, number);
        running.add(new Running(Integer.toString(number), connector));
        return number;
    }

    @Override
    public void started(UUID chargepointId, int connector, String transactionId, Instant startedAt) {
        running.add(new Running(transactionId, connector));
    }

    @Override
    public void ended(UUID chargepointId, String transactionId, Instant endedAt) {
        running.removeIf(r -> r.id().equals(transactionId));
    }

    @Override
    public List<Running> running(UUID chargepointId) {
        return List.copyOf(running);
    }
}
