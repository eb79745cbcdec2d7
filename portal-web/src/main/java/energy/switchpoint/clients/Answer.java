package energy.switchpoint.clients;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a service said: what was asked for, or why not. Callers handle both. */
public sealed interface Answer<T> {

    /** It worked. {@code etag} is the version to send back with a change. */
    record Ok<T>(T value, @Nullable String etag) implements Answer<T> {}

    /** It did not. */
    record Refused<T>(ServiceProblem problem) implements Answer<T> {}

    static <T> Answer<T> ok(T value) {
        return new Ok<>(value, null);
    }

    default <R> Answer<R> map(Function<T, R> change) {
        return switch (this) {
            case Ok<T>(var value, var etag) -> new Ok<>(change.apply(value), etag);
            case Refused<T>(var problem) -> new Refused<>(problem);
        };
    }

    /** Goes on to the next question only when this one was answered. */
    default <R> Answer<R> then(Function<T, Answer<R>> next) {
        return switch (this) {
            case Ok<T>(var value, var _) -> next.apply(value);
            case Refused<T>(var problem) -> new Refused<>(problem);
        };
    }

    default void handle(Consumer<T> good, Consumer<ServiceProblem> bad) {
        switch (this) {
            case Ok<T>(var value, var _) -> good.accept(value);
            case Refused<T>(var problem) -> bad.accept(problem);
        }
    }

    default T orElse(T other) {
        return this instanceof Ok<T>(var value, var _) ? value : other;
    }
}
