package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.control.Voice.BootReason;
import energy.switchpoint.simulator.charger.entity.Backoff;
import energy.switchpoint.simulator.charger.entity.ChargerSettings;
import energy.switchpoint.simulator.charger.entity.ConnectorState;
import energy.switchpoint.simulator.charger.entity.Fault;
import energy.switchpoint.simulator.charger.entity.Gateways;
import energy.switchpoint.simulator.charger.entity.Memory;
import energy.switchpoint.simulator.charger.entity.Setting;
import energy.switchpoint.simulator.charger.entity.StopReason;
import energy.switchpoint.simulator.charger.entity.Variables;
import energy.switchpoint.simulator.charging.control.ProfileShelf;
import energy.switchpoint.simulator.ocpp.control.Calls;
import energy.switchpoint.simulator.ocpp.control.Calls.Utterance;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What runs in a charger while it has power. It is born from what lies in the charger's folder and dies with the power; nothing else
 * survives. Runs on one event loop, which is its only thread. Here its parts are put together and kept going; what they do is theirs.
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
    private final Ways ways;
    private final Keys keys;
    private final Calls calls;
    private final Connection connection;
    private final Charging charging;
    private final Registration registration;
    private final Speech speech;
    private final SecurityLog securityLog;
    private final Certificates certificates;
    private final CardReader cardReader;
    private final DynamicLimits dynamicLimits;
    private final Reservations reservations;
    private final LogUploads logUploads;
    private final FirmwareUpdates updates;
    private final Publishing publishing;
    private final Screen screen;
    private final Monitors monitors;

    private @Nullable Future<?> ticking;
    private long lastTickNanos = System.nanoTime();
    private Duration sinceSaved = Duration.ZERO;
    private boolean resetWhenIdle;

    /** The way out of a running program: off and on again. */
    interface PowerSwitch {
        void restart(BootReason why);
    }

    /** What all chargers of a simulator share. */
    record Surroundings(Gateways gateways, InstantSource time, Backoff backoff) {}

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
        queue = new MessageQueue(folder, memory, voice, faults);
        keys = new Keys(folder);
        ways = new Ways(
                folder,
                gateways(surroundings),
                () -> Math.max(1, variables.number(voice.variable(Setting.CONNECTION_ATTEMPTS))));
        var line = new Line(settings.version(), trace);
        connection = new Connection(loop, settings, ways, keys, folder, surroundings.backoff(), faults, line);
        calls = new Calls(loop, frame -> line.send(frame, connection), queue);
        registration =
                new Registration(loop, settings, variables, clock, voice, calls, trace, bootReason, this::accepted);
        charging = new Charging(settings, memory, shelf, clock, voice, new ToOperator());
        speech = new Speech(clock, voice, calls, charging, registration);
        securityLog = new SecurityLog(folder, clock, speech);
        certificates = new Certificates(settings, variables, voice, clock, keys, securityLog, speech);
        cardReader = new CardReader(memory, variables, voice, charging, speech, trace, this::save);
        dynamicLimits = new DynamicLimits(shelf, clock, charging, speech);
        reservations = new Reservations(memory, clock, voice, charging, speech);
        var transfers = new Transfers(loop);
        logUploads = new LogUploads(transfers, trace, securityLog);
        updates = new FirmwareUpdates(
                new FirmwareUpdates.Tools(loop, transfers, folder, memory, clock),
                voice,
                keys,
                charging,
                speech,
                securityLog,
                () -> powerSwitch.restart(BootReason.FIRMWARE_UPDATE));
        publishing = new Publishing(transfers, speech);
        screen = new Screen(folder, memory, clock, charging);
        monitors = new Monitors(folder, variables, clock, charging, speech);
        protocol.bind(this);
        line.connects(
                calls,
                registration,
                new Answering(settings, protocol.handlers(this), faults, frame -> line.send(frame, connection)),
                securityLog,
                charging);
    }

    private Gateways gateways(Surroundings surroundings) {
        var own = settings.gateway();
        return own == null ? surroundings.gateways() : Gateways.of(own);
    }

    void powerUp(Duration connectAfter) {
        charging.powerUp();
        connection.start(connectAfter);
        ticking = loop.scheduleAtFixedRate(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The mains are gone. The meter's last digits and the car's battery are physics, not memory. */
    void powerCut() {
        charging.wentOffline();
        folder.memory(memory);
        publishing.powerCut();
        connection.stop();
        calls.lineClosed();
        registration.lineClosed();
        if (ticking != null) {
            ticking.cancel(false);
        }
    }

    private void tick() {
        var now = System.nanoTime();
        var passed = Duration.ofNanos(now - lastTickNanos);
        lastTickNanos = now;
        charging.tick(passed);
        certificates.tick();
        dynamicLimits.tick();
        reservations.tick();
        updates.tick();
        screen.tick();
        monitors.tick();
        sinceSaved = sinceSaved.plus(passed);
        if (charging.transaction() != null && sinceSaved.compareTo(SAVE_EVERY) >= 0) {
            save();
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

    public Speech speech() {
        return speech;
    }

    public CardReader cardReader() {
        return cardReader;
    }

    public Ways ways() {
        return ways;
    }

    public Keys keys() {
        return keys;
    }

    public DynamicLimits dynamicLimits() {
        return dynamicLimits;
    }

    public Reservations reservations() {
        return reservations;
    }

    public LogUploads logUploads() {
        return logUploads;
    }

    public FirmwareUpdates updates() {
        return updates;
    }

    public Publishing publishing() {
        return publishing;
    }

    public Screen screen() {
        return screen;
    }

    public Monitors monitors() {
        return monitors;
    }

    public Certificates certificates() {
        return certificates;
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

    /** Comes back more securely, OCPP 1.6; the charger hangs up once its answer is on its way. */
    public Runnable raiseProfile(int profile) {
        ways.raise(profile);
        trace.add("security profile " + profile + " from the next connection on");
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
        powerSwitch.restart(BootReason.REMOTE_RESET);
    }

    void pressButton() {
        trace.add("button pressed");
        speech.pressButton();
    }

    /** What was held back by a fault goes now. */
    void queueAgain() {
        queue.letGo();
        calls.next();
    }

    /** The driver wants to charge ahead of the programme, or no longer. */
    boolean prioritise(boolean ahead) {
        var transaction = charging.transaction();
        var told = transaction == null
                ? null
                : voice.priorityChanged(transaction, ahead).orElse(null);
        if (told == null) {
            return false;
        }
        trace.add(ahead ? "priority asked for here" : "priority ended here");
        charging.priority(ahead);
        speech.say(told);
        return true;
    }

    private void accepted() {
        charging.cameOnline();
        speech.begin();
        securityLog.tellRest();
        updates.tellInstalled();
    }

    private final class ToOperator implements Charging.Mouth {

        @Override
        public void keep(Utterance utterance, String transactionId) {
            queue.add(utterance, transactionId);
            calls.next();
        }

        @Override
        public void stateChanged(ConnectorState state) {
            speech.stateChanged(state);
        }

        @Override
        public boolean isHeard() {
            return connection.isOpen();
        }

        @Override
        public Duration sampleInterval() {
            return Duration.ofSeconds(variables.number(voice.variable(Setting.SAMPLE_INTERVAL)));
        }

        @Override
        public void save() {
            Firmware.this.save();
        }

        @Override
        public void transactionEnded() {
            if (resetWhenIdle) {
                loop.execute(() -> powerSwitch.restart(BootReason.REMOTE_RESET));
            }
        }
    }
}
