package energy.switchpoint.twins.entity;

import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The programmes a device has accepted, read as the device reads them: OCPP 1.6 §3.13, OCPP 2.x K01. What it follows by them,
 * also while nobody hears it. Of the programmes that hold, the highest layer counts; the ceiling is over all.
 */
public record HeldProgrammes(Map<Slot, LoadSchedule> bySlot) {

    /** Highest first. */
    private static final List<Slot> LAYERS =
            List.of(Slot.SETPOINT, Slot.SPECIAL, Slot.SUMMER, Slot.CALENDAR, Slot.FALLBACK);

    public HeldProgrammes {
        bySlot = Map.copyOf(bySlot);
    }

    /**
     * @param limitW negative = gives so much back
     * @param slot the layer that decides; null when nothing limits the device but its rating
     */
    public record Following(long limitW, @Nullable Slot slot) {}

    /** @param offlineSince null while it is connected */
    public Following at(Instant at, @Nullable Instant offlineSince, long ratingW) {
        var base = LAYERS.stream()
                .flatMap(slot -> limit(slot, at, offlineSince).stream())
                .findFirst()
                .orElse(new Following(ratingW, null));
        return period(Slot.CEILING, at, offlineSince)
                .map(ceiling -> under(ceiling, base))
                .orElse(base);
    }

    private static Following under(Period ceiling, Following base) {
        if (base.limitW() > ceiling.limitW()) {
            return new Following(ceiling.limitW(), Slot.CEILING);
        }
        var export = ceiling.exportLimitW();
        return export != null && base.limitW() < -export ? new Following(-export, Slot.CEILING) : base;
    }

    /** Every instant in [from, until) at which the answer may change. */
    public TreeSet<Instant> changes(Instant from, Instant until) {
        var changes = new TreeSet<Instant>();
        changes.add(from);
        bySlot.values().forEach(s -> {
            addWithin(changes, s.validity().from(), from, until);
            addWithin(changes, s.validity().until(), from, until);
            var start = s.start();
            if (s.recurring() && start.isBefore(from)) {
                start = start.plus(
                        s.length().multipliedBy(Duration.between(start, from).dividedBy(s.length())));
            }
            do {
                for (var period : s.periods()) {
                    addWithin(changes, start.plusSeconds(period.offsetS()), from, until);
                }
                start = start.plus(s.length());
                addWithin(changes, start, from, until);
            } while (s.recurring() && start.isBefore(until));
        });
        return changes;
    }

    /** The same programmes on a device that does not heed from when until when they are valid. */
    public HeldProgrammes withoutValidity() {
        var all = new java.util.EnumMap<Slot, LoadSchedule>(Slot.class);
        bySlot.forEach((slot, s) -> all.put(slot, new LoadSchedule(s.start(), s.recurring(), s.length(), s.periods())));
        return new HeldProgrammes(all);
    }

    private Optional<Following> limit(Slot slot, Instant at, @Nullable Instant offlineSince) {
        return period(slot, at, offlineSince).map(p -> new Following(p.limitW(), slot));
    }

    private Optional<Period> period(Slot slot, Instant at, @Nullable Instant offlineSince) {
        return Optional.ofNullable(bySlot.get(slot))
                .filter(s -> s.validity().holdsAt(at) && !isGivenUp(s, at, offlineSince))
                .flatMap(s -> periodAt(s, at));
    }

    private static boolean isGivenUp(LoadSchedule s, Instant at, @Nullable Instant offlineSince) {
        var most = s.byDevice().offlineS();
        return most != null && offlineSince != null && !at.isBefore(offlineSince.plusSeconds(most));
    }

    private static Optional<Period> periodAt(LoadSchedule s, Instant at) {
        if (at.isBefore(s.start())) {
            return Optional.empty();
        }
        var elapsed = Duration.between(s.start(), at).toSeconds();
        var length = s.length().toSeconds();
        if (!s.recurring() && elapsed >= length) {
            return Optional.empty();
        }
        var second = s.recurring() ? elapsed % length : elapsed;
        return s.periods().reversed().stream()
                .filter(p -> p.offsetS() <= second)
                .findFirst();
    }

    private static void addWithin(TreeSet<Instant> all, @Nullable Instant point, Instant from, Instant until) {
        if (Objects.nonNull(point) && !point.isBefore(from) && point.isBefore(until)) {
            all.add(point);
        }
    }
}
