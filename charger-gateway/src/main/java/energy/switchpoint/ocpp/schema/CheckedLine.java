package energy.switchpoint.ocpp.schema;

import energy.switchpoint.ocpp.entity.CallAnswer;
import energy.switchpoint.ocpp.entity.ChargerLine;
import jakarta.json.JsonObject;

/** A line on which nothing goes out and nothing comes in that is not as the version wants it. */
public final class CheckedLine implements ChargerLine {

    private static final System.Logger LOG = System.getLogger(CheckedLine.class.getName());

    private final Schema schema;
    private final ChargerLine line;

    public CheckedLine(Schema schema, ChargerLine line) {
        this.schema = schema;
        this.line = line;
    }

    /** A call or an answer that is not right becomes a fault in plain words, so that its command is refused. */
    @Override
    public CallAnswer call(String action, JsonObject payload) {
        var request = schema.request(action);
        var answer = schema.answer(action);
        if (request == null || answer == null || !schema.fromCentral(action)) {
            throw new IllegalArgumentException("the central side has no call " + action);
        }
        var unsayable = request.check(payload);
        if (unsayable != null) {
            LOG.log(System.Logger.Level.WARNING, "{0} not sent: {1}", action, unsayable.description());
            return new CallAnswer.Fault("not sent", unsayable.description());
        }
        var got = line.call(action, payload);
        return got instanceof CallAnswer.Result(var answered) ? checked(action, answer, answered, got) : got;
    }

    private static CallAnswer checked(String action, Shape wanted, JsonObject answered, CallAnswer got) {
        var refusal = wanted.check(answered);
        if (refusal == null) {
            return got;
        }
        LOG.log(System.Logger.Level.WARNING, "unreadable answer to {0}: {1}", action, refusal.description());
        return new CallAnswer.Fault("unreadable answer", refusal.description());
    }
}
