package energy.switchpoint.charts;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line, set of steps or set of bars.
 *
 * @param look which of the chart's looks it takes: the accent, the quieter second, or the hatched ceiling
 * @param values one per point of the axis; {@code null} where nothing is known
 */
public record Series(String name, Look look, List<@Nullable Double> values) implements Serializable {

    /** Told apart by form as well as by colour. */
    public enum Look {
        MAIN,
        SECOND,
        CEILING
    }
}
