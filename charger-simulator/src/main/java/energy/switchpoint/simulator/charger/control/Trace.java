package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonArray;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The last things that happened at a charger, for the control page. Holds no payloads: passwords travel in them. */
final class Trace {

    private static final int LINES = 60;

    private final Deque<Line> lines = new ArrayDeque<>();

    private record Line(Instant at, String what) {}

    void add(String what) {
        lines.addFirst(new Line(Instant.now(), what));
        if (lines.size() > LINES) {
            lines.removeLast();
        }
    }

    /** As a log, oldest first. */
    Stream<String> lines(Predicate<Instant> when) {
        return lines.reversed().stream()
                .filter(line -> when.test(line.at()))
                .map(line -> line.at() + " " + line.what());
    }

    JsonArray json() {
        var array = JsonText.array();
        for (var line : lines) {
            array.add(JsonText.object().add("at", line.at().toString()).add("what", line.what()));
        }
        return array.build();
    }
}
