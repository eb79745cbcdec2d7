package energy.switchpoint.testing;

import energy.switchpoint.ocpp.entity.TransactionBook;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A transaction book in memory. */
public final class FakeBook implements TransactionBook {

    private final List<Running> running = new ArrayList<>();
    private int last;

    @Override
    public int nextNumber() {
        return ++last;
    }

    public void runs(String transactionId, int connector) {
        running.add(new Running(transactionId, connector));
    }

    public void ends(String transactionId) {
        running.removeIf(r -> r.id().equals(transactionId));
    }

    @Override
    public List<Running> running(UUID chargepointId) {
        return List.copyOf(running);
    }
}
