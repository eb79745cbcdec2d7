package energy.switchpoint.ocpp.v201;

import energy.switchpoint.ocpp.entity.CallAnswer;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.schema.Schema;
import jakarta.json.JsonObject;

/** A line on which nothing leaves, and no answer is believed, that is not as the version's table says. */
public final class CheckedLine implements ChargerLine {

    private final ChargerLine line;
    private final Schema schema;

    public CheckedLine(ChargerLine line, Schema schema) {
        this.line = line;
        this.schema = schema;
    }

    @Override
    public CallAnswer call(String action, JsonObject payload) {
        var request = schema.request(action);
        var answer = schema.answer(action);
        if (request == null || answer == null || !schema.fromCentral(action)) {
            throw new IllegalArgumentException("not ours to send: " + action);
        }
        var refusal = request.check(payload);
        if (refusal != null) {
            return new CallAnswer.Fault("NotSent", "it would not be allowed: " + refusal.description());
        }
        var answered = line.call(action, payload);
        if (answered instanceof CallAnswer.Result(var result)) {
            var wrong = answer.check(result);
            if (wrong != null) {
                return new CallAnswer.Fault(wrong.fault().name(), "unreadable answer: " + wrong.description());
            }
        }
        return answered;
    }
}
