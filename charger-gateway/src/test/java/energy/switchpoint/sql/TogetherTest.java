package energy.switchpoint.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TogetherTest {

    static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void whoComesWhileAVisitIsUnderWaySharesTheNext() throws InterruptedException {
        var visits = new CopyOnWriteArrayList<List<Integer>>();
        var first = new CountDownLatch(1);
        try (var together = new Together<Integer, Integer>("test", 100, batch -> {
            visits.add(batch);
            if (visits.size() == 1) {
                awaits(first);
            }
            return batch.stream().map(i -> i * 10).toList();
        })) {
            var one = together.ask(1);
            while (visits.isEmpty()) {
                Thread.onSpinWait();
            }
            var others = IntStream.rangeClosed(2, 9).mapToObj(together::ask).toList();
            first.countDown();

            assertThat(one).succeedsWithin(SOON).isEqualTo(10);
            for (int i = 0; i < others.size(); i++) {
                assertThat(others.get(i)).succeedsWithin(SOON).isEqualTo((i + 2) * 10);
            }
            assertThat(visits).containsExactly(List.of(1), List.of(2, 3, 4, 5, 6, 7, 8, 9));
        }
    }

    @Test
    void whereNobodyWaitsTheFirstIsKeptForThoseWhoComeSoonAfter() {
        var visits = new CopyOnWriteArrayList<List<Integer>>();
        try (var together = new Together<Integer, Integer>(
                "test",
                100,
                Duration.ofSeconds(1),
                batch -> {
                    visits.add(batch);
                    return batch;
                },
                Runnable::run)) {
            var first = together.ask(1);
            while (together.waiting() > 0) {
                Thread.onSpinWait();
            }
            var second = together.ask(2);

            assertThat(first).succeedsWithin(SOON);
            assertThat(second).succeedsWithin(SOON);
            assertThat(visits).containsExactly(List.of(1, 2));
        }
    }

    @Test
    void oneThatCannotBeServedDoesNotHarmTheOthers() {
        try (var together = new Together<Integer, Integer>("test", 100, batch -> {
            if (batch.contains(13)) {
                throw new IllegalArgumentException("unlucky");
            }
            return batch;
        })) {
            var answers = IntStream.rangeClosed(10, 16).mapToObj(together::ask).toList();

            for (int i = 0; i < answers.size(); i++) {
                if (i == 3) {
                    assertThat(answers.get(i))
                            .failsWithin(SOON)
                            .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                            .withMessageContaining("unlucky");
                } else {
                    assertThat(answers.get(i)).succeedsWithin(SOON).isEqualTo(10 + i);
                }
            }
        }
    }

    @Test
    void aDatabaseThatIsAwayForAMomentIsWaitedFor() {
        var visits = new CopyOnWriteArrayList<List<Integer>>();
        try (var together = new Together<Integer, Integer>("test", 100, batch -> {
            visits.add(batch);
            if (visits.size() < 3) {
                throw new DatabaseUnusable(new SQLException("gone", "08S01"));
            }
            return batch;
        })) {
            assertThat(together.ask(1)).succeedsWithin(SOON).isEqualTo(1);
        }
        assertThat(visits).hasSize(3);
    }

    @Test
    void whoWaitsWhenItClosesIsTold() {
        var never = new CountDownLatch(1);
        var together = new Together<Integer, Integer>("test", 1, batch -> {
            awaits(never);
            return batch;
        });
        var first = together.ask(1);
        var second = together.ask(2);

        together.close();

        assertThat(first).failsWithin(SOON);
        assertThat(second).failsWithin(SOON);
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
