package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.control.Protocol.Handler;
import energy.switchpoint.simulator.charger.entity.ChargerSettings;
import energy.switchpoint.simulator.charger.entity.Fault;
import energy.switchpoint.simulator.json.JsonText.MissingField;
import energy.switchpoint.simulator.ocpp.entity.Answer;
import energy.switchpoint.simulator.ocpp.entity.ErrorCode;
import energy.switchpoint.simulator.ocpp.entity.Frame;
import energy.switchpoint.simulator.ocpp.entity.OcppVersion;
import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.DateTimeException;
import java.util.Map;
import java.util.function.Consumer;

/** How a charger answers its operator: each action by its handler, and what it cannot do or read by an error. */
final class Answering {

    private static final Logger LOG = System.getLogger(Answering.class.getName());

    private final ChargerSettings settings;
    private final Map<String, Handler> handlers;
    private final Faults faults;
    private final Consumer<Frame> out;

    Answering(ChargerSettings settings, Map<String, Handler> handlers, Faults faults, Consumer<Frame> out) {
        this.settings = settings;
        this.handlers = handlers;
        this.faults = faults;
        this.out = out;
    }

    void complain(Frame.Malformed malformed) {
        // OCPP 1.6 has no answer to a message without an id; 2.0.1 part 4 §4.2.3 says "-1".
        if (malformed.knownId().isPresent() || settings.version() != OcppVersion.V16) {
            fail(malformed.id(), ErrorCode.FRAME_VIOLATION, "not an OCPP-J message");
        }
    }

    void answer(Frame.Call call) {
        if (faults.has(Fault.ANSWERS_NOTHING)) {
            return;
        }
        var handler = handlers.get(call.action());
        if (handler == null) {
            fail(call.id(), ErrorCode.NOT_IMPLEMENTED, call.action() + " is not implemented");
            return;
        }
        switch (attempt(handler, call.payload())) {
            case Answer.Result(var payload, var afterwards) -> {
                out.accept(new Frame.Result(call.id(), payload));
                afterwards.run();
            }
            case Answer.Refusal(var code, var description) -> fail(call.id(), code, description);
        }
    }

    private Answer attempt(Handler handler, JsonObject payload) {
        try {
            return handler.handle(payload);
        } catch (MissingField e) {
            return new Answer.Refusal(ErrorCode.OCCURRENCE_VIOLATION, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException | DateTimeException e) {
            return new Answer.Refusal(ErrorCode.PROPERTY_VIOLATION, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, settings.identity() + " could not answer", e);
            return new Answer.Refusal(ErrorCode.INTERNAL_ERROR, "the charger failed");
        }
    }

    private void fail(String id, ErrorCode code, String description) {
        out.accept(new Frame.Failure(id, code.in(settings.version()), description));
    }
}
