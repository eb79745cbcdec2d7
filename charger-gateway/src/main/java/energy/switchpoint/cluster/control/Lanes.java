package energy.switchpoint.cluster.control;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Work that waits, in order for each charger and side by side for different ones. */
final class Lanes {

    private static final System.Logger LOG = System.getLogger(Lanes.class.getName());

    private final Executor threads;
    private final Map<UUID, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

    Lanes(Executor threads) {
        this.threads = threads;
    }

    void add(UUID chargepointId, Runnable work) {
        var mine = last.compute(
                chargepointId,
                (_, before) -> (before == null ? CompletableFuture.<Void>completedFuture(null) : before)
                        .thenRunAsync(work, threads)
                        .exceptionally(failure -> {
                            LOG.log(
                                    System.Logger.Level.WARNING,
                                    "where charger {0} is could not be told to the grid: {1}",
                                    chargepointId,
                                    failure.toString());
                            return null;
                        }));
        mine.whenComplete((_, _) -> last.remove(chargepointId, mine));
    }
}
