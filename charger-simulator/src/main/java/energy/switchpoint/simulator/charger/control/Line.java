package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.control.Calls;
import energy.switchpoint.simulator.ocpp.control.Link;
import energy.switchpoint.simulator.ocpp.entity.Frame;
import energy.switchpoint.simulator.ocpp.entity.OcppVersion;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What comes and goes over the line, handed to those it is for. */
final class Line implements Link.Listener {

    private final OcppVersion version;
    private final Trace trace;

    private @Nullable Calls calls;
    private @Nullable Registration registration;
    private @Nullable Answering answering;
    private @Nullable SecurityLog securityLog;
    private @Nullable Charging charging;

    Line(OcppVersion version, Trace trace) {
        this.version = version;
        this.trace = trace;
    }

    /** The parts of a charger know each other in a circle; this closes it, before the first connection. */
    void connects(
            Calls toCalls, Registration toRegistration, Answering toAnswering, SecurityLog toLog, Charging toCharging) {
        charging = toCharging;
        calls = toCalls;
        registration = toRegistration;
        answering = toAnswering;
        securityLog = toLog;
    }

    void send(Frame frame, Connection connection) {
        trace.add("→ " + described(frame));
        connection.send(frame.json().toString());
    }

    @Override
    public void opened() {
        trace.add("connected");
        calls().lineOpened();
        registration().lineOpened();
    }

    @Override
    public void ended(Link.Ended why) {
        trace.add(why.unauthorized() ? "refused: proof of identity not accepted" : "not connected: " + why.reason());
        if (why.untrusted()) {
            var whose = version == OcppVersion.V16 ? "CentralSystem" : "Csms";
            Objects.requireNonNull(securityLog).note("Invalid" + whose + "Certificate", why.reason());
        }
        Objects.requireNonNull(charging).wentOffline();
        calls().lineClosed();
        registration().lineClosed();
    }

    @Override
    public void received(String text) {
        var frame = Frame.read(text);
        trace.add("← " + described(frame));
        var answers = Objects.requireNonNull(answering);
        switch (frame) {
            case Frame.Call call -> answers.answer(call);
            case Frame.Result result -> calls().on(result);
            case Frame.Failure failure -> calls().on(failure);
            case Frame.Malformed malformed -> answers.complain(malformed);
        }
    }

    private Calls calls() {
        return Objects.requireNonNull(calls);
    }

    private Registration registration() {
        return Objects.requireNonNull(registration);
    }

    private static String described(Frame frame) {
        return switch (frame) {
            case Frame.Call call -> call.action();
            case Frame.Result result -> "result " + JsonText.text(result.payload(), "status", "");
            case Frame.Failure failure -> "error " + failure.code();
            case Frame.Malformed _ -> "malformed";
        };
    }
}
