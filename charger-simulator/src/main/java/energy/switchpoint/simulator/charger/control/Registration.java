package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.control.Voice.BootReason;
import energy.switchpoint.simulator.charger.entity.ChargerSettings;
import energy.switchpoint.simulator.charger.entity.Setting;
import energy.switchpoint.simulator.charger.entity.Variables;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.control.Calls;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A charger's boot at its operator, and the heartbeats after it. */
final class Registration {

    private static final int USUAL_INTERVAL_S = 300;

    private final EventLoop loop;
    private final ChargerSettings settings;
    private final Variables variables;
    private final ChargerClock clock;
    private final Voice voice;
    private final Calls calls;
    private final Trace trace;
    private final BootReason reason;
    private final Runnable onAccepted;

    private @Nullable Future<?> next;
    private boolean booted;

    /** @param onAccepted told each time the operator listens again */
    Registration(
            EventLoop loop,
            ChargerSettings settings,
            Variables variables,
            ChargerClock clock,
            Voice voice,
            Calls calls,
            Trace trace,
            BootReason reason,
            Runnable onAccepted) {
        this.loop = loop;
        this.settings = settings;
        this.variables = variables;
        this.clock = clock;
        this.voice = voice;
        this.calls = calls;
        this.trace = trace;
        this.reason = reason;
        this.onAccepted = onAccepted;
    }

    void lineOpened() {
        if (!booted || settings.bootsAtReconnect()) {
            boot(reason);
        } else {
            greet();
            heartbeat();
        }
    }

    void lineClosed() {
        cancel();
    }

    void boot(BootReason why) {
        calls.say(voice.boot(why), this::onBootAnswer);
    }

    void heartbeat() {
        if (calls.isAccepted()) {
            calls.say(voice.heartbeat(), this::followTime);
        }
    }

    /** The next heartbeat, an interval from now. */
    void heartbeatLater() {
        cancel();
        var seconds = Math.max(1, variables.number(voice.variable(Setting.HEARTBEAT_INTERVAL)));
        next = loop.schedule(
                () -> {
                    heartbeat();
                    heartbeatLater();
                },
                seconds,
                TimeUnit.SECONDS);
    }

    private void onBootAnswer(JsonObject answer) {
        followTime(answer);
        var interval = Math.max(1, JsonText.integer(answer, "interval", USUAL_INTERVAL_S));
        if ("Accepted".equals(JsonText.text(answer, "status"))) {
            booted = true;
            variables.write(voice.variable(Setting.HEARTBEAT_INTERVAL), Integer.toString(interval));
            greet();
        } else {
            trace.add("not accepted yet, asks again in " + interval + " s");
            next = loop.schedule(() -> boot(reason), interval, TimeUnit.SECONDS);
        }
    }

    private void greet() {
        calls.accepted();
        onAccepted.run();
        heartbeatLater();
    }

    private void followTime(JsonObject answer) {
        try {
            var time = JsonText.instant(answer, "currentTime");
            if (time != null) {
                clock.follow(time);
            }
        } catch (DateTimeException e) {
            trace.add("operator's time cannot be read");
        }
    }

    private void cancel() {
        if (next != null) {
            next.cancel(false);
        }
    }
}
