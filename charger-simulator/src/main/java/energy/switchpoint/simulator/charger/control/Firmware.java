package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.control.Voice.BootReason;
import energy.switchpoint.simulator.charger.entity.Backoff;
import energy.switchpoint.simulator.charger.entity.ChargerSettings;
import energy.switchpoint.simulator.charger.entity.ConnectorState;
import energy.switchpoint.simulator.charger.entity.Fault;
import energy.switchpoint.simulator.charger.entity.Memory;
import energy.switchpoint.simulator.charger.entity.SampleReason;
import energy.switchpoint.simulator.charger.entity.StartReason;
import energy.switchpoint.simulator.charger.entity.StopReason;
import energy.switchpoint.simulator.charger.entity.Variables;
import energy.switchpoint.simulator.charging.control.ProfileShelf;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.control.Calls;
import energy.switchpoint.simulator.ocpp.control.Calls.Utterance;
import energy.switchpoint.simulator.ocpp.control.Link;
import energy.switchpoint.simulator.ocpp.entity.Frame;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What runs in a charger while it has power. It is born from what lies in the charger's folder and dies with the power; nothing else
 * survives. Runs on one event loop, which is its only thread.
 */
public final class Firmware {

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration SAVE_EVERY = Duration.ofSeconds(15);

    private final EventLoop loop;
    private final ChargerSettings settings;
    private final ChargerFolder folder;
    private final Faults faults;
    private final Trace trace;
    private final PowerSwitch powerSwitch;
    private final Memory memory;
    private final Variables variables;
    private final Programmes programmes;
    private final ChargerClock clock;
    private final Voice voice;
    private final MessageQueue queue;
    private final Calls calls;
    private final Connection connection;
    private final Charging charging;
    private final Answering answering;
    private final Registration registration;

    private @Nullable Future<?> ticking;
    private long lastTickNanos = System.nanoTime();
    private Duration sinceSaved = Duration.ZERO;
    /** Pressed before the operator had taken the charger in: told as soon as it has. */
    private boolean buttonWaits;

    private boolean resetWhenIdle;
    private String statusTold = "";

    /** The way out of a running program: off and on again. */
    interface PowerSwitch {
        void restart();
    }

    /** What all chargers of a simulator share. */
    record Surroundings(URI gateway, InstantSource time, Backoff backoff) {}

    Firmware(
            EventLoop loop,
            ChargerFolder folder,
            Protocol protocol,
            Surroundings surroundings,
            Faults faults,
            Trace trace,
            BootReason bootReason,
            PowerSwitch powerSwitch) {
        this.loop = loop;
        this.folder = folder;
        this.faults = faults;
        this.trace = trace;
        this.powerSwitch = powerSwitch;
        settings = folder.settings();
        memory = folder.memory();
        variables = new Variables(protocol.variables(settings), memory.variables());
        var shelf = new ProfileShelf(folder.profiles(), folder::profiles);
        programmes = new Programmes(shelf, faults);
        clock = new ChargerClock(surroundings.time(), memory);
        voice = protocol.voice(settings);
        queue = new MessageQueue(folder, memory, voice);
        calls = new Calls(loop, this::send, queue);
        connection = new Connection(loop, settings, surroundings.gateway(), folder, surroundings.backoff(), new Line());
        registration =
                new Registration(loop, settings, variables, clock, voice, calls, trace, bootReason, this::accepted);
        charging = new Charging(settings, memory, shelf, clock, voice, new ToOperator());
        answering = new Answering(settings, protocol.handlers(this), this::send);
    }

    void powerUp(Duration connectAfter) {
        charging.powerUp();
        connection.start(connectAfter);
        ticking = loop.scheduleAtFixedRate(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The mains are gone. The meter's last digits and the car's battery are physics, not memory. */
    void powerCut() {
        folder.memory(memory);
        connection.stop();
        calls.lineClosed();
        registration.lineClosed();
        if (ticking != null) {
            ticking.cancel(false);
        }
    }

    public ChargerSettings settings() {
        return settings;
    }

    public Memory memory() {
        return memory;
    }

    public Variables variables() {
        return variables;
    }

    public Programmes programmes() {
        return programmes;
    }

    public ChargerClock clock() {
        return clock;
    }

    public Charging charging() {
        return charging;
    }

    Connection connection() {
        return connection;
    }

    public boolean hasWaitingMessages() {
        return queue.size() > 0;
    }

    int waitingMessages() {
        return queue.size();
    }

    public void save() {
        folder.memory(memory);
        sinceSaved = Duration.ZERO;
    }

    public boolean refuses(Fault fault) {
        return faults.has(fault);
    }

    /** Takes a new password, or pretends to. The charger hangs up once its answer is on its way. */
    public Runnable changeCredential(String password) {
        var away = faults.take(Fault.DOES_NOT_COME_BACK);
        if (away.isPresent()) {
            trace.add("stays away for " + away.get().toSeconds() + " s and keeps its old password");
            return () -> connection.leave(away.get());
        }
        if (faults.take(Fault.COMES_BACK_WITH_OLD).isPresent()) {
            trace.add("keeps its old password");
            return connection::reconnect;
        }
        connection.change(password);
        trace.add("new password stored");
        return connection::reconnect;
    }

    /** @return whether it waits for the running transaction's end */
    public boolean reset(boolean onIdle) {
        if (onIdle && charging.transaction() != null) {
            resetWhenIdle = true;
            return true;
        }
        return false;
    }

    /** Ends what runs and starts the program anew. */
    public void restart() {
        charging.end(StopReason.REBOOT);
        powerSwitch.restart();
    }

    /** A card, or the operator, wants to charge or to stop. */
    public void presentCard(String idTag) {
        say(voice.authorize(idTag), answer -> {
            trace.add(voice.isAuthorized(answer) ? "card accepted" : "card refused");
            if (!voice.isAuthorized(answer)) {
                return;
            }
            memory.cache().add(idTag);
            if (!charging.end(StopReason.LOCAL)) {
                charging.start(idTag, StartReason.CARD, null);
            }
            save();
        });
    }

    public void pressButton() {
        trace.add("button pressed");
        if (calls.isAccepted()) {
            say(voice.localAction("BUTTON"));
        } else {
            buttonWaits = true;
        }
    }

    public void sendBoot(BootReason reason) {
        registration.boot(reason);
    }

    public void sendStatus() {
        statusTold = voice.statusWord(charging.state());
        voice.status(clock.now(), charging.state()).forEach(this::say);
    }

    /** A change of state is told after the transaction messages that led to it. */
    private void tellStatus(ConnectorState state) {
        statusTold = voice.statusWord(state);
        if (calls.isAccepted()) {
            voice.status(clock.now(), state).forEach(calls::sayInOrder);
        }
    }

    public void sendHeartbeat() {
        registration.heartbeat();
    }

    /** Call after the heartbeat interval was changed. */
    public void heartbeatLater() {
        registration.heartbeatLater();
    }

    /** A fresh reading, within the transaction when there is one. */
    public void sendReading() {
        if (!charging.sample(SampleReason.ASKED_FOR)) {
            say(voice.reading(charging.reading()));
        }
    }

    /** Says more after an answer, in the same order. */
    public void say(Utterance utterance) {
        say(utterance, _ -> {});
    }

    private void say(Utterance utterance, Consumer<JsonObject> onResult) {
        if (calls.isAccepted()) {
            calls.say(utterance, onResult);
        }
    }

    private void send(Frame frame) {
        trace.add("→ " + described(frame));
        connection.send(frame.json().toString());
    }

    private static String described(Frame frame) {
        return switch (frame) {
            case Frame.Call call -> call.action();
            case Frame.Result result -> "result " + JsonText.text(result.payload(), "status", "");
            case Frame.Failure failure -> "error " + failure.code();
            case Frame.Malformed _ -> "malformed";
        };
    }

    private void tick() {
        var now = System.nanoTime();
        var passed = Duration.ofNanos(now - lastTickNanos);
        lastTickNanos = now;
        charging.tick(passed);
        sinceSaved = sinceSaved.plus(passed);
        if (charging.transaction() != null && sinceSaved.compareTo(SAVE_EVERY) >= 0) {
            save();
        }
    }

    /** After what happened while nobody listened: the last word about the connector is how it is now. */
    private void accepted() {
        if (buttonWaits) {
            buttonWaits = false;
            pressButton();
        }
        tellStatus(charging.state());
    }

    private final class Line implements Link.Listener {

        @Override
        public void opened() {
            trace.add("connected");
            calls.lineOpened();
            registration.lineOpened();
        }

        @Override
        public void ended(Link.Ended why) {
            trace.add(why.unauthorized() ? "refused: password not accepted" : "not connected: " + why.reason());
            calls.lineClosed();
            registration.lineClosed();
        }

        @Override
        public void received(String text) {
            var frame = Frame.read(text);
            trace.add("← " + described(frame));
            switch (frame) {
                case Frame.Call call -> answering.answer(call);
                case Frame.Result result -> calls.on(result);
                case Frame.Failure failure -> calls.on(failure);
                case Frame.Malformed malformed -> answering.complain(malformed);
            }
        }
    }

    private final class ToOperator implements Charging.Mouth {

        @Override
        public void keep(Utterance utterance, String transactionId) {
            queue.add(utterance, transactionId);
            calls.next();
        }

        @Override
        public void stateChanged(ConnectorState state) {
            if (!voice.statusWord(state).equals(statusTold)) {
                tellStatus(state);
            }
        }

        @Override
        public boolean isHeard() {
            return connection.isOpen();
        }

        @Override
        public Duration sampleInterval() {
            return Duration.ofSeconds(variables.number(voice.sampleVariable()));
        }

        @Override
        public void save() {
            Firmware.this.save();
        }

        @Override
        public void transactionEnded() {
            if (resetWhenIdle) {
                loop.execute(powerSwitch::restart);
            }
        }
    }
}
