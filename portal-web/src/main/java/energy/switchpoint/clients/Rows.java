package energy.switchpoint.clients;

import java.util.List;

/** One page of a list, and how many there are in all. */
public record Rows<T>(List<T> items, long total) {

    public static <T> Rows<T> none() {
        return new Rows<>(List.of(), 0);
    }
}
