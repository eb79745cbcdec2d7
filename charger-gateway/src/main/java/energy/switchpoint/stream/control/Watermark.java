package energy.switchpoint.stream.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Up to which event all events are there. Numbers are given before their transactions commit, so a later number may be seen
 * first: a gap is waited for, and passed when it stays, as its transaction was rolled back then.
 */
final class Watermark {

    private static final Duration A_COMMIT_TAKES_AT_MOST = Duration.ofSeconds(3);

    private long reached;
    private Instant gapSince = Instant.MAX;

    Watermark(long from) {
        reached = from;
    }

    long reached() {
        return reached;
    }

    /** @param ids the next that are visible, in order */
    void see(List<Long> ids, Instant now) {
        for (var id : ids) {
            if (id > reached + 1) {
                if (gapSince.equals(Instant.MAX)) {
                    gapSince = now;
                }
                if (now.isBefore(gapSince.plus(A_COMMIT_TAKES_AT_MOST))) {
                    return;
                }
            }
            reached = id;
            gapSince = Instant.MAX;
        }
    }
}
