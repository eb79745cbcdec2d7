package energy.switchpoint.ocpp.control;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;

/** Work of one connection, one piece after the other, on a borrowed thread only while there is some. */
public final class InOrder {

    private static final System.Logger LOG = System.getLogger(InOrder.class.getName());

    private final Executor threads;
    private final int longest;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private boolean working;

    /** @param longest how much may wait; a charger that keeps to one call at a time never reaches it */
    public InOrder(Executor threads, int longest) {
        this.threads = threads;
        this.longest = longest;
    }

    public synchronized boolean isIdle() {
        return !working && waiting.isEmpty();
    }

    /** False when too much is waiting already. */
    public synchronized boolean add(Runnable piece) {
        if (waiting.size() >= longest) {
            return false;
        }
        waiting.add(piece);
        if (!working) {
            working = true;
            threads.execute(this::workOff);
        }
        return true;
    }

    private void workOff() {
        for (var piece = next(); piece != null; piece = next()) {
            try {
                piece.run();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "a piece of a connection's work failed", e);
            }
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Runnable next() {
        var piece = waiting.poll();
        working = piece != null;
        return piece;
    }
}
