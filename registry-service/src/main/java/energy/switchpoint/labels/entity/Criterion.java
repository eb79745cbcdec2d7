package energy.switchpoint.labels.entity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of the criteria: what must be true of which fact for which level.
 *
 * @param certified a manufacturer's own word is not enough for this one
 */
public record Criterion(String id, Level level, String text, String fact, FactTest test, boolean certified) {

    /** The line with its tick or cross. */
    public record Result(
            Criterion criterion, boolean met, @Nullable Source source) {}

    public Result check(Facts facts, LocalDate today) {
        return facts.best(fact)
                .map(stated -> new Result(
                        this,
                        test.passes(stated.value(), today) && (!certified || stated.source() == Source.CERTIFIED),
                        stated.source()))
                .orElseGet(() -> new Result(this, false, null));
    }
}
