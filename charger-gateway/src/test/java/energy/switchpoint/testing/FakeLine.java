package energy.switchpoint.testing;

import energy.switchpoint.ocpp.entity.CallAnswer;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.Json;
import jakarta.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A charger that answers what it was told to and remembers what it was asked. */
public final class FakeLine implements ChargerLine {

    public record Asked(String action, JsonObject payload) {
        @Override
        public String toString() {
            return action + " " + payload;
        }
    }

    private final List<Asked> asked = new ArrayList<>();
    private final Deque<CallAnswer> answers = new ArrayDeque<>();

    public static FakeLine answering(String... payloads) {
        var line = new FakeLine();
        for (var payload : payloads) {
            line.answers.add(new CallAnswer.Result(Json.readObject(payload)));
        }
        return line;
    }

    public static FakeLine answering(CallAnswer answer) {
        var line = new FakeLine();
        line.answers.add(answer);
        return line;
    }

    @Override
    public CallAnswer call(String action, JsonObject payload) {
        asked.add(new Asked(action, payload));
        return answers.size() > 1 ? answers.pop() : answers.getFirst();
    }

    public List<Asked> asked() {
        return asked;
    }

    public Asked only() {
        if (asked.size() != 1) {
            throw new AssertionError("asked " + asked);
        }
        return asked.getFirst();
    }
}
