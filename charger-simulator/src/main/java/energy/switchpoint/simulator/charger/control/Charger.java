package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.control.Firmware.Surroundings;
import energy.switchpoint.simulator.charger.control.Voice.BootReason;
import energy.switchpoint.simulator.charger.entity.ChargerSettings;
import energy.switchpoint.simulator.charger.entity.Fault;
import energy.switchpoint.simulator.charger.entity.Memory;
import energy.switchpoint.simulator.charging.control.ProfileShelf;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.vehicle.entity.Vehicle;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The box on the wall, as its owner and the weather see it: it can be without power, and cars come and go all the same. */
public final class Charger {

    private static final Duration RESTART_TAKES = Duration.ofSeconds(2);
    private static final int SPREAD_MS = 1500;

    private final EventLoop loop;
    private final ChargerFolder folder;
    private final Protocol protocol;
    private final Surroundings surroundings;
    private volatile ChargerSettings settings;
    private final Faults faults = new Faults();
    private final Trace trace = new Trace();

    private @Nullable Firmware firmware;
    private @Nullable Future<?> powerReturns;

    Charger(EventLoop loop, ChargerFolder folder, Protocol protocol, Surroundings surroundings) {
        this.loop = loop;
        this.folder = folder;
        this.protocol = protocol;
        this.surroundings = surroundings;
        this.settings = folder.settings();
    }

    public ChargerSettings settings() {
        return settings;
    }

    /** Does something on the charger's own thread. */
    public <T> CompletableFuture<T> on(Callable<T> work) {
        var done = new CompletableFuture<T>();
        loop.execute(() -> {
            try {
                done.complete(work.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    public void powerOn() {
        powerOn(BootReason.POWER_UP);
    }

    private void powerOn(BootReason reason) {
        if (powerReturns != null) {
            powerReturns.cancel(false);
            powerReturns = null;
        }
        if (firmware == null) {
            trace.add("power on");
            settings = folder.settings();
            firmware = new Firmware(loop, folder, protocol, surroundings, faults, trace, reason, this::restart);
            firmware.powerUp(Duration.ofMillis(ThreadLocalRandom.current().nextInt(SPREAD_MS)));
        }
    }

    public void powerOff() {
        if (firmware != null) {
            trace.add("power off");
            firmware.powerCut();
            firmware = null;
        }
    }

    /** Without power for this long. */
    public void powerOff(Duration length) {
        powerOff();
        powerReturnsAfter(length, BootReason.POWER_UP);
    }

    private void restart(BootReason why) {
        powerOff();
        powerReturnsAfter(RESTART_TAKES, why);
    }

    private void powerReturnsAfter(Duration length, BootReason reason) {
        powerReturns = loop.schedule(() -> powerOn(reason), length.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A car arrives and its driver plugs it in. */
    public void plug(Vehicle vehicle) {
        trace.add(vehicle.name() + " plugged in");
        if (firmware == null) {
            onlyTheCar(vehicle);
        } else {
            firmware.charging().plug(vehicle);
        }
    }

    public boolean hasCar() {
        return memory().vehicle() != null;
    }

    public void unplug() {
        trace.add("unplugged");
        if (firmware == null) {
            onlyTheCar(null);
        } else {
            firmware.charging().unplug();
        }
    }

    private void onlyTheCar(@Nullable Vehicle vehicle) {
        var memory = folder.memory();
        memory.vehicle(vehicle);
        folder.memory(memory);
    }

    /** @return whether anybody can notice */
    public boolean pressButton() {
        if (firmware == null) {
            return false;
        }
        firmware.pressButton();
        return true;
    }

    public boolean presentCard(String idTag) {
        if (firmware == null) {
            return false;
        }
        firmware.cardReader().present(idTag);
        return true;
    }

    /** @return whether it could: it is connected, and its operator listens */
    public boolean askForCertificate() {
        var running = firmware;
        if (running == null || !running.speech().isHeard()) {
            return false;
        }
        running.certificates().ask();
        return true;
    }

    /** Whether it holds a certificate of its own. */
    public boolean isCertified() {
        return folder.vault().own() != null;
    }

    /**
     * OCPP 2.1 K22: the driver wants full power now, whatever the programme says.
     *
     * @return whether a transaction runs, and this charger knows priority
     */
    public boolean prioritise(boolean ahead) {
        return firmware != null && firmware.prioritise(ahead);
    }

    /** Shows a fault now, or arms it for its moment. */
    public void suffer(Fault fault, Duration length) {
        trace.add("fault: " + fault.label());
        switch (fault) {
            case LOSES_POWER -> powerOff(length);
            case GOES_OFFLINE -> {
                if (firmware != null) {
                    firmware.connection().leave(length);
                }
            }
            case DRIFTS_CLOCK -> {
                faults.arm(fault, length);
                setClock(length.toMillis(), true);
            }
            case DOES_NOT_COME_BACK, COMES_BACK_WITH_OLD, REFUSES_CREDENTIAL -> faults.arm(fault, length);
            case REFUSES_PROFILE, REFUSES_AMPS, REFUSES_WATTS, IGNORES_PROFILE -> faults.arm(fault, length);
            case ANSWERS_NOTHING, SENDS_TWICE, SENDS_OUT_OF_ORDER -> faults.arm(fault, length);
            case FALLS_SILENT -> {
                faults.arm(fault, length);
                if (firmware != null) {
                    firmware.connection().fallSilent();
                }
            }
            case LIES_ABOUT_END -> {
                if (firmware != null) {
                    firmware.charging().pretendEnd();
                }
            }
        }
    }

    /** Well again; the clock follows the operator's time from the next answer on. */
    public void recover() {
        trace.add("faults cleared");
        faults.clear();
        if (firmware != null) {
            firmware.queueAgain();
            firmware.connection().speakAgain();
        }
        setClock(memory().clockOffsetMs(), false);
        powerOn();
    }

    private void setClock(long offsetMs, boolean stuck) {
        var memory = memory();
        memory.clock(offsetMs, stuck);
        folder.memory(memory);
    }

    private Memory memory() {
        return firmware == null ? folder.memory() : firmware.memory();
    }

    /** Gone from the wall for good. */
    void remove() {
        powerOff();
        if (powerReturns != null) {
            powerReturns.cancel(false);
        }
        folder.delete();
    }

    void stop() {
        powerOff();
    }

    /** How it stands, for the control page. */
    public JsonObject snapshot() {
        var memory = memory();
        var json = JsonText.object(settings.json())
                .add("powered", firmware != null)
                .add("connected", firmware != null && firmware.connection().isOpen())
                .add("energyWh", (long) memory.meterWh())
                .add("clockOffsetS", memory.clockOffsetMs() / 1000)
                .add("vehicle", vehicle(memory.vehicle()))
                .add("faults", faultLabels());
        addWork(json);
        addTransaction(json, memory);
        return json.build();
    }

    /** As the snapshot, with its profiles and the last things that happened. */
    public JsonObject details() {
        var profiles = JsonText.array();
        var held = firmware == null
                ? new ProfileShelf(folder.profiles(), _ -> {}).all()
                : firmware.programmes().all();
        held.forEach(each -> profiles.add(each.words()));
        return JsonText.object(snapshot())
                .add("profiles", profiles)
                .add("charges", memory().history().size())
                .add("trace", trace.json())
                .build();
    }

    private void addWork(JsonObjectBuilder json) {
        if (firmware == null) {
            json.add("status", "OFF").add("powerW", 0).add("limitW", 0).add("levelPercent", 0);
            json.add("waitingMessages", folder.waiting().size()).add("trouble", "no power");
            json.add("display", "").add("securityProfile", folder.network().reached());
            return;
        }
        var charging = firmware.charging();
        json.add("status", charging.state().name())
                .add("powerW", charging.reading().powerW())
                .add("limitW", Math.round(charging.limitW()))
                .add("levelPercent", (long) Math.floor(charging.limitW() * 100 / settings.ratingW()))
                .add("waitingMessages", firmware.waitingMessages())
                .add("display", firmware.screen().now())
                .add("securityProfile", firmware.ways().current().profile())
                .add("trouble", firmware.connection().lastTrouble());
    }

    private static void addTransaction(JsonObjectBuilder json, Memory memory) {
        var transaction = memory.transaction();
        if (transaction == null) {
            json.addNull("transaction");
            return;
        }
        json.add(
                "transaction",
                JsonText.object()
                        .add("id", transaction.running().id())
                        .add("startedAt", transaction.startedAt().toString())
                        .add("energyWh", (long) memory.meterWh() - transaction.meterStartWh()));
    }

    private static JsonValue vehicle(@Nullable Vehicle vehicle) {
        return vehicle == null
                ? JsonValue.NULL
                : JsonText.object()
                        .add("name", vehicle.name())
                        .add("batteryKwh", vehicle.batteryWh() / 1000)
                        .add("socPercent", Math.round(vehicle.stateOfCharge() * 1000) / 10.0)
                        .add("targetPercent", vehicle.targetPercent())
                        .add("maxW", vehicle.maxW())
                        .build();
    }

    private JsonValue faultLabels() {
        var labels = JsonText.array();
        faults.all().stream().sorted().forEach(fault -> labels.add(fault.label()));
        return labels.build();
    }
}
