package energy.switchpoint.cluster.control;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** What other nodes have been asked and have not answered yet. */
final class Questions<T> {

    private final AtomicLong numbers;
    private final Duration patience;
    private final T nobody;
    private final Supplier<T> tooLate;
    private final Map<Long, Open<T>> open = new ConcurrentHashMap<>();

    private record Open<T>(String node, CompletableFuture<T> answer) {}

    /**
     * @param numbers shared by all kinds of questions: no answer is taken for another's
     * @param nobody the answer of a node that is gone
     * @param tooLate the answer of one that does not answer in time
     */
    Questions(AtomicLong numbers, Duration patience, T nobody, Supplier<T> tooLate) {
        this.numbers = numbers;
        this.patience = patience;
        this.nobody = nobody;
        this.tooLate = tooLate;
    }

    /** @param sending sends the question of this number */
    CompletableFuture<T> ask(Grid grid, String node, LongConsumer sending) {
        long number = numbers.incrementAndGet();
        var answer = new CompletableFuture<T>();
        open.put(number, new Open<>(node, answer));
        sending.accept(number);
        if (!grid.nodes().contains(node)) {
            answer.complete(nobody);
        }
        return answer.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(_ -> tooLate.get())
                .whenComplete((_, _) -> open.remove(number));
    }

    void answered(long number, T answer) {
        var asked = open.remove(number);
        if (asked != null) {
            asked.answer().complete(answer);
        }
    }

    /** Nobody waits for a node that is gone. */
    void lost(String node) {
        open.forEach((number, asked) -> {
            if (asked.node().equals(node)) {
                answered(number, nobody);
            }
        });
    }
}
