package energy.switchpoint.labels.entity;

import java.util.Collection;
import java.util.Comparator;

/** How far a smart charger interoperates: the report's three levels, best first. */
public enum Level {
    HIGH,
    MEDIUM,
    NONE;

    /** A chain is as strong as its weakest link; an empty one has nothing to show. */
    public static Level lowest(Collection<Level> levels) {
        return levels.stream().max(Comparator.naturalOrder()).orElse(NONE);
    }
}
