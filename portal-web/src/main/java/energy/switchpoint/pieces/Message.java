package energy.switchpoint.pieces;

import java.io.Serializable;
import java.util.List;

/**
 * Something to say: a text's key and what goes into it. Presenters make these; {@link Words} turns them into language.
 *
 * @param arguments texts, numbers, or an {@link java.time.Instant}, which becomes a time as people read it
 */
public record Message(String key, List<Object> arguments) implements Serializable {

    public static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments));
    }
}
