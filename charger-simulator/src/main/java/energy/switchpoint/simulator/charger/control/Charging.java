package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.control.Voice.Moment;
import energy.switchpoint.simulator.charger.entity.ChargerSettings;
import energy.switchpoint.simulator.charger.entity.ConnectorState;
import energy.switchpoint.simulator.charger.entity.Memory;
import energy.switchpoint.simulator.charger.entity.PastCharge;
import energy.switchpoint.simulator.charger.entity.Reading;
import energy.switchpoint.simulator.charger.entity.Reservation;
import energy.switchpoint.simulator.charger.entity.SampleReason;
import energy.switchpoint.simulator.charger.entity.StartReason;
import energy.switchpoint.simulator.charger.entity.StopReason;
import energy.switchpoint.simulator.charger.entity.Transaction;
import energy.switchpoint.simulator.charging.control.ProfileShelf;
import energy.switchpoint.simulator.charging.entity.ChargingLimits;
import energy.switchpoint.simulator.charging.entity.ChargingLimits.RunningTransaction;
import energy.switchpoint.simulator.charging.entity.Delays;
import energy.switchpoint.simulator.charging.entity.RateUnit;
import energy.switchpoint.simulator.ocpp.control.Calls.Utterance;
import energy.switchpoint.simulator.vehicle.entity.Draw;
import energy.switchpoint.simulator.vehicle.entity.Meter;
import energy.switchpoint.simulator.vehicle.entity.Vehicle;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The charger's work: a car comes, a transaction starts, energy flows within the limit, the transaction ends. All of it goes on
 * without an operator.
 */
public final class Charging {

    /** A car has followed a new limit by then, so a reading tells its effect. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    /** Changes of the limit smaller than this are not worth a message. */
    private static final double WORTH_TELLING_W = 100;

    private final ChargerSettings settings;
    private final Memory memory;
    private final ProfileShelf shelf;
    private final ChargerClock clock;
    private final Voice voice;
    private final Mouth mouth;
    private final Meter meter;
    private final Delays delays;

    private ConnectorState state;
    private boolean finished;
    private double limitW;
    private Duration sinceSample = Duration.ZERO;
    private @Nullable Duration untilSettled;
    /** The operator was told that the transaction has ended, and it has not. */
    private boolean pretending;

    /** How the work is told to the operator. */
    interface Mouth {

        /** Kept until answered. */
        void keep(Utterance utterance, String transactionId);

        void stateChanged(ConnectorState state);

        boolean isHeard();

        Duration sampleInterval();

        void save();

        void transactionEnded();
    }

    Charging(
            ChargerSettings settings, Memory memory, ProfileShelf shelf, ChargerClock clock, Voice voice, Mouth mouth) {
        this.settings = settings;
        this.memory = memory;
        this.shelf = shelf;
        this.clock = clock;
        this.voice = voice;
        this.mouth = mouth;
        this.meter = new Meter(memory.meterWh());
        this.delays = new Delays(settings.identity().hashCode());
        this.state = stateNow(null);
        this.limitW = limit();
    }

    public ConnectorState state() {
        return state;
    }

    public @Nullable Transaction transaction() {
        return memory.transaction();
    }

    public @Nullable RunningTransaction running() {
        var transaction = memory.transaction();
        return transaction == null ? null : transaction.running(memory.priority());
    }

    /** Of the profiles that still count; some end with the time that nobody has listened. */
    public ChargingLimits limits() {
        var offline = offlineFor();
        var counting = shelf.profiles().stream()
                .filter(profile -> !profile.offline().endsAfter(offline))
                .toList();
        return new ChargingLimits(settings.ratingW(), settings.phases(), counting, delays);
    }

    private Duration offlineFor() {
        var since = memory.offlineSince();
        return since == null ? Duration.ZERO : Duration.between(since, clock.now());
    }

    /** Nobody listens from now on. */
    void wentOffline() {
        if (memory.offlineSince() == null) {
            memory.offlineSince(clock.now());
            mouth.save();
        }
    }

    /** Profiles that were to be gone by now are. */
    void cameOnline() {
        dropOutlived();
        memory.offlineSince(null);
        mouth.save();
        refresh();
    }

    private void dropOutlived() {
        var offline = offlineFor();
        if (!offline.isZero()) {
            shelf.remove(
                    profile -> profile.offline().gone() && profile.offline().endsAfter(offline));
        }
    }

    /** The running transaction charges ahead of its programme, or no longer. */
    public void priority(boolean ahead) {
        memory.priority(ahead);
        mouth.save();
        refresh();
    }

    /** The most the charger offers now, in watts. */
    public double limitW() {
        return limitW;
    }

    public Reading reading() {
        var volts = RateUnit.VOLTS + 1.5 * Math.sin(clock.now().getEpochSecond() / 40.0);
        var watts = meter.powerW();
        var amps = Math.round(watts / volts / settings.phases() * 10) / 10.0;
        return new Reading(
                clock.now(),
                meter.registerWh(),
                Math.round(watts),
                amps,
                Math.round(volts * 10) / 10.0,
                Math.round(limitW));
    }

    /** After a power cut: what was running has ended, and a car still at the cable starts anew. */
    void powerUp() {
        end(StopReason.POWER_LOSS);
        finished = false;
        startByItself();
        refresh();
    }

    public void plug(Vehicle vehicle) {
        memory.vehicle(vehicle);
        finished = false;
        refresh();
        startByItself();
        mouth.save();
        refresh();
    }

    public void unplug() {
        meter.cut();
        end(StopReason.UNPLUGGED);
        memory.vehicle(null);
        finished = false;
        mouth.save();
        refresh();
    }

    /** @return whether a transaction started */
    public boolean start(String idTag, StartReason why, @Nullable Integer remoteStartId) {
        if (memory.vehicle() == null || memory.transaction() != null || !memory.operative()) {
            return false;
        }
        var reservation = memory.reservation();
        if (reservation != null && !reservation.idTag().equals(idTag)) {
            return false;
        }
        memory.reservation(null);
        var begun = new Transaction(
                UUID.randomUUID().toString(), null, clock.now(), meter.registerWh(), idTag, remoteStartId, 0);
        finished = false;
        memory.transaction(begun.nextEvent());
        sinceSample = Duration.ZERO;
        var used = reservation == null ? null : reservation.id();
        mouth.keep(voice.started(begun, why, moment(), used), begun.id());
        mouth.save();
        refresh();
        return true;
    }

    /** @return whether there was one to end */
    public boolean end(StopReason why) {
        var transaction = memory.transaction();
        if (transaction == null) {
            return false;
        }
        meter.cut();
        memory.meterWh(meter.energyWh());
        var known = !pretending;
        pretending = false;
        memory.transaction(null);
        memory.priority(false);
        memory.remember(new PastCharge(
                transaction.startedAt(),
                clock.now(),
                meter.registerWh() - transaction.meterStartWh(),
                transaction.idTag()));
        finished = true;
        mouth.save();
        if (known) {
            mouth.keep(voice.ended(transaction, why, moment()), transaction.id());
        }
        shelf.transactionEnded();
        mouth.transactionEnded();
        refresh();
        return true;
    }

    /** Tells the end of the transaction, and goes on. */
    void pretendEnd() {
        var transaction = memory.transaction();
        if (transaction != null && !pretending) {
            pretending = true;
            mouth.keep(voice.ended(transaction, StopReason.LOCAL, moment()), transaction.id());
        }
    }

    /** Keeps the connector free for one card; null: for all again. */
    void reserve(@Nullable Reservation reservation) {
        memory.reservation(reservation);
        mouth.save();
        refresh();
    }

    public void operative(boolean usable) {
        memory.operative(usable);
        mouth.save();
        refresh();
    }

    /** A reading within the transaction, or empty when none runs. */
    public boolean sample(SampleReason why) {
        var transaction = memory.transaction();
        if (transaction == null || pretending) {
            return false;
        }
        tell(transaction, why);
        return true;
    }

    /** Profiles changed: the new limit holds from this moment. */
    public void limitsChanged() {
        refresh();
    }

    void tick(Duration passed) {
        var vehicle = memory.vehicle();
        var draw = draw();
        var fast = Duration.ofNanos((long) (passed.toNanos() * settings.speed()));
        var wattHours = meter.advance(fast, draw == null ? 0 : draw.watts(), settings.ratingW());
        memory.meterWh(meter.energyWh());
        if (vehicle != null) {
            memory.vehicle(vehicle.charged(wattHours));
        }
        dropOutlived();
        refresh();
        sampleWhenDue(passed);
    }

    private void sampleWhenDue(Duration passed) {
        sinceSample = sinceSample.plus(passed);
        if (untilSettled != null) {
            untilSettled = untilSettled.minus(passed);
            if (!untilSettled.isPositive()) {
                untilSettled = null;
                sample(SampleReason.LIMIT_CHANGED);
            }
        }
        var interval = mouth.sampleInterval();
        if (interval.isPositive() && sinceSample.compareTo(interval) >= 0) {
            sinceSample = Duration.ZERO;
            sample(SampleReason.PERIODIC);
        }
    }

    private void startByItself() {
        if (memory.operative()) {
            start(settings.idTag(), StartReason.PLUGGED_IN, null);
        }
    }

    private void refresh() {
        var now = limit();
        if (Math.abs(now - limitW) > WORTH_TELLING_W) {
            untilSettled = SETTLED;
        }
        limitW = now;
        var next = stateNow(draw());
        if (next != state) {
            state = next;
            mouth.stateChanged(next);
            untilSettled = SETTLED;
            var transaction = memory.transaction();
            if (transaction != null && !pretending) {
                tell(transaction, SampleReason.STATE_CHANGED);
            }
        }
    }

    private void tell(Transaction transaction, SampleReason why) {
        voice.sampled(transaction, why, moment()).ifPresent(utterance -> {
            // Stored before it is told: a register must never be lower after a power cut than what was read from it.
            memory.transaction(transaction.nextEvent());
            mouth.save();
            mouth.keep(utterance, transaction.id());
        });
    }

    private double limit() {
        return limits().wattsAt(clock.now(), running());
    }

    private Moment moment() {
        return new Moment(reading(), state, !mouth.isHeard());
    }

    private @Nullable Draw draw() {
        var vehicle = memory.vehicle();
        return memory.transaction() == null || vehicle == null ? null : Draw.of(vehicle, limitW, settings.phases());
    }

    private ConnectorState stateNow(@Nullable Draw draw) {
        if (draw != null) {
            return switch (draw.state()) {
                case CHARGING -> ConnectorState.CHARGING;
                case PAUSED_BY_CHARGER -> ConnectorState.PAUSED_BY_CHARGER;
                case PAUSED_BY_CAR -> ConnectorState.PAUSED_BY_CAR;
            };
        }
        if (!memory.operative()) {
            return ConnectorState.UNAVAILABLE;
        }
        if (memory.vehicle() == null) {
            return memory.reservation() == null ? ConnectorState.AVAILABLE : ConnectorState.RESERVED;
        }
        return finished ? ConnectorState.FINISHING : ConnectorState.PREPARING;
    }
}
