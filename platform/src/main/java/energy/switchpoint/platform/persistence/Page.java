package energy.switchpoint.platform.persistence;

import java.util.List;
import java.util.function.Function;

/** A window on a longer list. {@code total} counts all rows the caller may see. */
public record Page<T>(List<T> items, long total) {

    public Page {
        items = List.copyOf(items);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
        return new Page<>(items.stream().<R>map(mapper).toList(), total);
    }
}
