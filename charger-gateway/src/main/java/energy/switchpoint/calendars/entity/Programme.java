package energy.switchpoint.calendars.entity;

import energy.switchpoint.calendars.entity.Calendar.SpecialDay;
import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A calendar with this charger's own random offsets: what it really follows, and what is put on the device. Keeps what it
 * worked out: one look at a charger asks for the same days many times.
 */
public final class Programme {

    private static final long DAY_S = Duration.ofDays(1).toSeconds();
    private static final long WEEK_S = 7 * DAY_S;

    /** A look asks for some days ahead; a year's worth is never needed together. */
    private static final int MOST_KNOWN = 40;

    /** @param offsetS the offset that was drawn for the replacement; in {@code at} already */
    public record Succession(Instant at, int offsetS, Programme programme) {}

    private record Dates(LocalDate first, LocalDate last) {}

    private final Calendar calendar;
    private final EdgeOffsets offsets;
    private final @Nullable Succession then;
    private final Map<Dates, List<Step>> known = new ConcurrentHashMap<>();
    private volatile @Nullable List<WeekStep> week;

    /**
     * @param then the programme that takes its place at a time that is known already; it is on the device too, so that the
     *     change comes at its time without a connection
     */
    public Programme(Calendar calendar, EdgeOffsets offsets, @Nullable Succession then) {
        this.calendar = calendar;
        this.offsets = offsets;
        this.then = then;
    }

    public Programme(Calendar calendar, EdgeOffsets offsets) {
        this(calendar, offsets, null);
    }

    public Calendar calendar() {
        return calendar;
    }

    public EdgeOffsets offsets() {
        return offsets;
    }

    public @Nullable Succession then() {
        return then;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Programme p
                && p.calendar.equals(calendar)
                && p.offsets.equals(offsets)
                && Objects.equals(p.then, then);
    }

    @Override
    public int hashCode() {
        return Objects.hash(calendar, offsets, then);
    }

    @Override
    public String toString() {
        return "Programme[calendar=" + calendar + ", offsets=" + offsets + ", then=" + then + "]";
    }

    /** A change of level with the offset that was drawn for it. */
    public record Step(Instant at, int levelPercent, int offsetS) {}

    public Step inForce(Instant at) {
        return inForce(steps(at), at);
    }

    static Step inForce(List<Step> steps, Instant at) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (!steps.get(i).at().isAfter(at)) {
                return steps.get(i);
            }
        }
        throw new IllegalStateException("no level in force at " + at);
    }

    /** The next real change of level; empty when the level never changes. */
    public Optional<Step> nextAfter(Instant at) {
        for (var step : steps(at)) {
            if (step.at().isAfter(at)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    private List<Step> steps(Instant at) {
        var today = at.atZone(calendar.timezone()).toLocalDate();
        return steps(today, today);
    }

    /** All steps of these dates, both included, and of some days around them. */
    List<Step> steps(LocalDate first, LocalDate last) {
        var dates = new Dates(first, last);
        var steps = known.get(dates);
        if (steps == null) {
            if (known.size() >= MOST_KNOWN) {
                known.clear();
            }
            steps = List.copyOf(workedOut(first, last));
            known.put(dates, steps);
        }
        return steps;
    }

    private List<Step> workedOut(LocalDate first, LocalDate last) {
        var own = ownSteps(calendar.changesBetween(first, last));
        if (then == null) {
            return own;
        }
        var steps = new ArrayList<Step>();
        own.stream().filter(s -> s.at().isBefore(then.at())).forEach(steps::add);
        var level = then.programme().inForce(then.at()).levelPercent();
        if (steps.isEmpty() || steps.getLast().levelPercent() != level) {
            steps.add(new Step(then.at(), level, then.offsetS()));
        }
        then.programme().steps(first, last).stream()
                .filter(s -> s.at().isAfter(then.at()))
                .forEach(steps::add);
        return steps;
    }

    private List<Step> ownSteps(List<Edge> edges) {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < edges.size(); i++) {
            var edge = edges.get(i);
            var gap = i + 1 < edges.size()
                    ? Duration.between(edge.at(), edges.get(i + 1).at()).toSeconds()
                    : WEEK_S;
            var offset = offsets.secondsFor(edge.key(), gap);
            steps.add(new Step(edge.at().plusSeconds(offset), edge.levelPercent(), offset));
        }
        return steps;
    }

    /**
     * The weekly programme for a device that takes one programme only, in watts. Right as long as the device is reached at each
     * summer-time change; {@link ProgrammeLayers} is right without. It stays the same from week to week, so that nothing need be sent
     * again, until {@link #deviceScheduleChangesAfter}.
     *
     * @param anchor any instant of the week the programme is counted from, fixed per calendar
     */
    public LoadSchedule deviceSchedule(Instant at, Instant anchor, IntToLongFunction wattsOfLevel) {
        var today = at.atZone(calendar.timezone()).toLocalDate();
        return isIrregularWithinAWeekOf(today)
                ? comingWeek(at, today, wattsOfLevel)
                : everyWeek(at, anchor, wattsOfLevel);
    }

    /** The day before this instant's, as a programme that repeats it every day (R027). */
    public LoadSchedule previousDay(Instant at, IntToLongFunction wattsOfLevel) {
        var zone = calendar.timezone();
        var day = at.atZone(zone).toLocalDate().minusDays(1);
        var start = day.atStartOfDay(zone).toInstant();
        var end = start.plusSeconds(DAY_S);
        return new LoadSchedule(
                start, true, Duration.ofSeconds(DAY_S), periods(start, end, steps(start), wattsOfLevel));
    }

    public Instant startOfDayAfter(Instant at) {
        var zone = calendar.timezone();
        return at.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** When the schedule on the device must be computed anew: summer-time change, or a special day comes or has gone. */
    public Optional<Instant> deviceScheduleChangesAfter(Instant at) {
        var zone = calendar.timezone();
        var today = at.atZone(zone).toLocalDate();
        var transition = Optional.ofNullable(zone.getRules().nextTransition(at)).map(t -> t.getInstant());
        var special = isIrregularWithinAWeekOf(today)
                ? Optional.of(today.plusDays(1))
                : irregularDays()
                        .map(d -> d.minusDays(6))
                        .filter(d -> d.isAfter(today))
                        .min(Comparator.naturalOrder());
        return Stream.of(
                        transition,
                        special.map(d -> d.atStartOfDay(zone).toInstant()),
                        Optional.ofNullable(then).map(Succession::at).filter(t -> t.isAfter(at)))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    private boolean isIrregularWithinAWeekOf(LocalDate today) {
        return irregularDays().anyMatch(d -> !d.isBefore(today) && d.isBefore(today.plusDays(7)));
    }

    /** Days on which the device cannot follow the same week as ever. */
    private Stream<LocalDate> irregularDays() {
        return Stream.concat(
                calendar.specialDays().stream().map(SpecialDay::date),
                Stream.ofNullable(then)
                        .map(s -> s.at().atZone(calendar.timezone()).toLocalDate()));
    }

    private LoadSchedule comingWeek(Instant at, LocalDate today, IntToLongFunction wattsOfLevel) {
        var start = today.atStartOfDay(calendar.timezone()).toInstant();
        var end = start.plusSeconds(WEEK_S);
        return new LoadSchedule(start, true, Duration.ofSeconds(WEEK_S), periods(start, end, steps(at), wattsOfLevel));
    }

    static List<Period> periods(Instant start, Instant end, List<Step> steps, IntToLongFunction wattsOfLevel) {
        var periods = new ArrayList<Period>();
        periods.add(new Period(0, wattsOfLevel.applyAsLong(inForce(steps, start).levelPercent())));
        for (var step : steps) {
            if (step.at().isAfter(start) && step.at().isBefore(end)) {
                periods.add(new Period(
                        Duration.between(start, step.at()).toSeconds(), wattsOfLevel.applyAsLong(step.levelPercent())));
            }
        }
        return merged(periods);
    }

    private LoadSchedule everyWeek(Instant at, Instant anchor, IntToLongFunction wattsOfLevel) {
        return everyWeek(calendar.timezone().getRules().getOffset(at), anchor, wattsOfLevel);
    }

    /** The weekly programme where the clocks are always this far from UTC. */
    LoadSchedule everyWeek(ZoneOffset offset, Instant anchor, IntToLongFunction wattsOfLevel) {
        // A week back, so that it has begun wherever the clocks stand.
        var monday = anchor.atZone(calendar.timezone())
                .toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusWeeks(1);
        var start = monday.atStartOfDay().toInstant(offset);
        var week = weeklySteps();
        var periods = new ArrayList<Period>();
        if (week.getFirst().second() != 0) {
            periods.add(new Period(0, wattsOfLevel.applyAsLong(week.getLast().levelPercent())));
        }
        week.forEach(s -> periods.add(new Period(s.second(), wattsOfLevel.applyAsLong(s.levelPercent()))));
        return new LoadSchedule(start, true, Duration.ofSeconds(WEEK_S), merged(periods));
    }

    record WeekStep(long second, int levelPercent, String key) {}

    /** Edges by second of the week, with their offsets; one pushed over Sunday midnight comes round to Monday. */
    List<WeekStep> weeklySteps() {
        var steps = week;
        if (steps == null) {
            steps = List.copyOf(workedOutWeek());
            week = steps;
        }
        return steps;
    }

    private List<WeekStep> workedOutWeek() {
        var edges = weeklyChanges();
        var steps = new ArrayList<WeekStep>();
        for (int i = 0; i < edges.size(); i++) {
            var edge = edges.get(i);
            var next = edges.get((i + 1) % edges.size());
            var gap = edges.size() == 1 ? WEEK_S : Math.floorMod(next.second() - edge.second(), WEEK_S);
            var shifted = edge.second() + offsets.secondsFor(edge.key(), gap);
            steps.add(new WeekStep(shifted % WEEK_S, edge.levelPercent(), edge.key()));
        }
        steps.sort(Comparator.comparingLong(WeekStep::second));
        return steps;
    }

    private List<WeekStep> weeklyChanges() {
        var all = new ArrayList<WeekStep>();
        for (var entry : calendar.entries()) {
            for (var day : entry.days()) {
                var second = (day.getValue() - 1) * DAY_S + entry.at().toSecondOfDay();
                all.add(new WeekStep(second, entry.levelPercent(), Calendar.weeklyKey(day, entry.at())));
            }
        }
        all.sort(Comparator.comparingLong(WeekStep::second));
        var changes = new ArrayList<WeekStep>();
        for (int i = 0; i < all.size(); i++) {
            var before = all.get(Math.floorMod(i - 1, all.size()));
            if (before.levelPercent() != all.get(i).levelPercent()) {
                changes.add(all.get(i));
            }
        }
        return changes.isEmpty() ? List.of(all.getFirst()) : changes;
    }

    static List<Period> merged(List<Period> periods) {
        var merged = new ArrayList<Period>();
        for (var period : periods) {
            if (merged.isEmpty() || merged.getLast().limitW() != period.limitW()) {
                merged.add(period);
            }
        }
        return merged;
    }
}
