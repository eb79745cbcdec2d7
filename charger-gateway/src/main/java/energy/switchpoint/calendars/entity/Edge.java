package energy.switchpoint.calendars.entity;

import java.time.Instant;
import java.util.Comparator;

/**
 * A change of level at an instant.
 *
 * @param key which event of the calendar this is, the same every week; the random offset is drawn per device and key
 */
public record Edge(Instant at, int levelPercent, String key) implements Comparable<Edge> {

    private static final Comparator<Edge> ORDER = Comparator.comparing(Edge::at).thenComparing(Edge::key);

    @Override
    public int compareTo(Edge other) {
        return ORDER.compare(this, other);
    }
}
