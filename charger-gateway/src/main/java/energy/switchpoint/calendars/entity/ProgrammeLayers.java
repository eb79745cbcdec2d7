package energy.switchpoint.calendars.entity;

import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.ChargerCommand.Validity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A programme for a device that knows neither time zones nor dates, in up to three layers, of which the highest valid one
 * counts. Put on the device ahead, so that it is right through a summer-time change and a special day also while nobody can
 * reach it (R020, R026):
 *
 * <ol>
 *   <li>{@code base}: every week, by the clocks outside summer time;
 *   <li>{@code summer}: the same week by summer time, valid from one change to the next;
 *   <li>{@code special}: step by step, wherever those two are not what the calendar says: special days, and the hours around a
 *       summer-time change in which a local time comes twice or never; and the next calendar, from its beginning.
 * </ol>
 *
 * @param changesAt when the layers are to be made anew, at the latest; empty when never
 */
public record ProgrammeLayers(
        LoadSchedule base, Optional<LoadSchedule> summer, Optional<LoadSchedule> special, Optional<Instant> changesAt) {

    /** How far ahead exceptions are looked for; longer than any connection should be away. */
    private static final int DAYS_AHEAD = 60;

    /** An exception ends at the latest when every weekday has come once more. */
    private static final int DAYS_OF_EXCEPTION = 9;

    /** Chargers take few periods in one schedule; further exceptions wait until the first ones are over. */
    private static final int MOST_PERIODS = 24;

    /** Renewing is not urgent, so a fleet takes its time. */
    private static final int SPREAD_S = 3600;

    public static ProgrammeLayers of(Programme programme, Instant at, Instant anchor, IntToLongFunction wattsOfLevel) {
        return new Making(programme, at, anchor, wattsOfLevel).layers();
    }

    /** From one summer-time change to the next. */
    private record Summer(Instant from, @Nullable Instant until, ZoneOffset offset) {
        boolean covers(Instant at) {
            return !at.isBefore(from) && (until == null || at.isBefore(until));
        }
    }

    /** A stretch in which the weekly layers are not what the calendar says. */
    private record Stretch(Instant from, Instant until) {}

    private static final class Making {

        private final Programme programme;
        private final Instant at;
        private final Instant anchor;
        private final IntToLongFunction wattsOfLevel;
        private final ZoneOffset outside;
        private final @Nullable Summer summer;
        private final List<Programme.WeekStep> week;

        Making(Programme programme, Instant at, Instant anchor, IntToLongFunction wattsOfLevel) {
            this.programme = programme;
            this.at = at;
            this.anchor = anchor;
            this.wattsOfLevel = wattsOfLevel;
            var rules = programme.calendar().timezone().getRules();
            var next = rules.nextTransition(at);
            var before = rules.previousTransition(at.plusNanos(1));
            if (rules.isDaylightSavings(at) && before != null && next != null) {
                summer = new Summer(before.getInstant(), next.getInstant(), rules.getOffset(at));
                outside = next.getOffsetAfter();
            } else if (next != null) {
                var end = rules.nextTransition(next.getInstant());
                summer = new Summer(next.getInstant(), end == null ? null : end.getInstant(), next.getOffsetAfter());
                outside = rules.getOffset(at);
            } else {
                summer = null;
                outside = rules.getOffset(at);
            }
            week = programme.weeklySteps();
        }

        ProgrammeLayers layers() {
            var base = programme.everyWeek(outside, anchor, wattsOfLevel);
            var exceptions = exceptions();
            var first = exceptions.isEmpty() ? List.<Stretch>of() : together(exceptions);
            return new ProgrammeLayers(
                    base,
                    // A level that never changes is the same by any clock.
                    Optional.ofNullable(summer)
                            .filter(s -> base.periods().size() > 1)
                            .map(s -> programme
                                    .everyWeek(s.offset(), anchor, wattsOfLevel)
                                    .during(Validity.between(s.from(), s.until()))),
                    special(first),
                    changesAt(exceptions, first));
        }

        private Optional<LoadSchedule> special(List<Stretch> stretches) {
            if (stretches.isEmpty()) {
                return Optional.empty();
            }
            var from = stretches.getFirst().from();
            var then = programme.then();
            if (then != null && from.equals(then.at())) {
                var afterThat = then.programme().then();
                if (afterThat != null) {
                    var until = afterThat.at().plus(Duration.ofDays(DAYS_OF_EXCEPTION));
                    if (periods(from, until).size() <= MOST_PERIODS) {
                        return Optional.of(stepByStep(from, until));
                    }
                }
                // Nothing but the next calendar is ahead: it stays in force however long nobody reaches the device.
                var offset = then.programme().calendar().timezone().getRules().getOffset(from);
                return Optional.of(
                        then.programme().everyWeek(offset, from, wattsOfLevel).during(Validity.between(from, null)));
            }
            return Optional.of(stepByStep(from, stretches.getLast().until()));
        }

        private Optional<Instant> changesAt(List<Stretch> all, List<Stretch> held) {
            var points = new ArrayList<Instant>();
            if (summer != null && summer.until() != null) {
                points.add(summer.until().plusSeconds(spread()));
            }
            if (!held.isEmpty()) {
                var end = held.getLast().until();
                var waiting = all.size() > held.size() ? all.get(held.size()).from() : null;
                var relaxed = end.plusSeconds(spread());
                points.add(waiting != null && waiting.isBefore(relaxed.plusSeconds(SPREAD_S)) ? end : relaxed);
            }
            if (programme.then() != null) {
                points.add(programme.then().at());
                points.add(programme.then().at().minus(Duration.ofDays(DAYS_AHEAD)));
            }
            // Exceptions further away come into sight one day.
            candidates(LocalDate.MAX.minusYears(1))
                    .map(d -> d.minusDays(DAYS_AHEAD)
                            .atStartOfDay(programme.calendar().timezone())
                            .toInstant()
                            .plusSeconds(spread()))
                    .forEach(points::add);
            return points.stream().filter(p -> p.isAfter(at)).min(Comparator.naturalOrder());
        }

        private int spread() {
            return Math.floorMod(Arrays.hashCode(programme.offsets().seed()), SPREAD_S);
        }

        /** Dates on or after which the weekly layers may be wrong for a while. */
        private Stream<LocalDate> candidates(LocalDate until) {
            var zone = programme.calendar().timezone();
            var changes = summer == null
                    ? Stream.<LocalDate>of()
                    : Stream.of(Optional.of(summer.from()), Optional.ofNullable(summer.until()))
                            .flatMap(Optional::stream)
                            .map(t -> t.atZone(zone).toLocalDate());
            var today = at.atZone(zone).toLocalDate();
            return Stream.concat(programme.calendar().specialDays().stream().map(Calendar.SpecialDay::date), changes)
                    .filter(d -> !d.isBefore(today.minusDays(DAYS_OF_EXCEPTION)))
                    .filter(d -> !d.isAfter(until))
                    .sorted()
                    .distinct();
        }

        private List<Stretch> exceptions() {
            var zone = programme.calendar().timezone();
            var today = at.atZone(zone).toLocalDate();
            var found = new ArrayList<Stretch>();
            for (var date : candidates(today.plusDays(DAYS_AHEAD)).toList()) {
                found.addAll(exceptionsFrom(date.minusDays(1), date.plusDays(DAYS_OF_EXCEPTION)));
            }
            found.sort(Comparator.comparing(Stretch::from));
            return withNextCalendar(joined(found)).stream()
                    .filter(e -> e.until().isAfter(at))
                    .toList();
        }

        /** From the next calendar's beginning the weekly layers are wrong for good. */
        private List<Stretch> withNextCalendar(List<Stretch> stretches) {
            var then = programme.then();
            if (then == null) {
                return stretches;
            }
            var all = new ArrayList<Stretch>();
            for (var s : stretches) {
                if (s.from().isBefore(then.at())) {
                    all.add(new Stretch(s.from(), s.until().isBefore(then.at()) ? s.until() : then.at()));
                }
            }
            if (then.at().isBefore(at.plus(Duration.ofDays(DAYS_AHEAD)))) {
                all.add(new Stretch(then.at(), then.at().plus(Duration.ofDays(DAYS_OF_EXCEPTION))));
            }
            return all;
        }

        /** Where two ranges overlap the same stretch is found twice, or cut at a range's end. */
        private static List<Stretch> joined(List<Stretch> sorted) {
            var joined = new ArrayList<Stretch>();
            for (var e : sorted) {
                if (!joined.isEmpty() && !e.from().isAfter(joined.getLast().until())) {
                    var last = joined.removeLast();
                    joined.add(new Stretch(last.from(), last.until().isAfter(e.until()) ? last.until() : e.until()));
                } else {
                    joined.add(e);
                }
            }
            return joined;
        }

        private List<Stretch> exceptionsFrom(LocalDate first, LocalDate last) {
            var zone = programme.calendar().timezone();
            var from = first.atStartOfDay(zone).toInstant();
            var until = last.plusDays(1).atStartOfDay(zone).toInstant();
            var steps = programme.steps(first, last);
            var points = new TreeSet<Instant>(List.of(from));
            steps.stream()
                    .map(Programme.Step::at)
                    .filter(t -> t.isAfter(from) && t.isBefore(until))
                    .forEach(points::add);
            weeklyPoints(first, last)
                    .filter(t -> t.isAfter(from) && t.isBefore(until))
                    .forEach(points::add);
            var found = new ArrayList<Stretch>();
            for (var point : points) {
                var next = Optional.ofNullable(points.higher(point)).orElse(until);
                if (Programme.inForce(steps, point).levelPercent() != weeklyLevel(point)) {
                    found.add(new Stretch(point, next));
                }
            }
            return joined(found);
        }

        /** Every instant at which the weekly layers may change. */
        private Stream<Instant> weeklyPoints(LocalDate first, LocalDate last) {
            var monday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            var mondays = Stream.iterate(monday, m -> !m.isAfter(last), m -> m.plusWeeks(1))
                    .toList();
            var offsets = summer == null ? List.of(outside) : List.of(outside, summer.offset());
            var switches = mondays.stream()
                    .flatMap(m -> offsets.stream()
                            .flatMap(o -> week.stream()
                                    .map(w -> m.atStartOfDay().toInstant(o).plusSeconds(w.second()))));
            var changes = summer == null
                    ? Stream.<Instant>of()
                    : Stream.of(Optional.of(summer.from()), Optional.ofNullable(summer.until()))
                            .flatMap(Optional::stream);
            return Stream.concat(switches, changes);
        }

        private int weeklyLevel(Instant point) {
            var offset = summer != null && summer.covers(point) ? summer.offset() : outside;
            var local = point.atOffset(offset);
            var second =
                    (local.getDayOfWeek().getValue() - 1) * Duration.ofDays(1).toSeconds()
                            + local.toLocalTime().toSecondOfDay();
            return week.reversed().stream()
                    .filter(w -> w.second() <= second)
                    .findFirst()
                    .orElseGet(week::getLast)
                    .levelPercent();
        }

        /** The first exception with those after it that fit into one schedule. */
        private List<Stretch> together(List<Stretch> all) {
            var taken = 1;
            while (taken < all.size()
                    && periods(all.getFirst().from(), all.get(taken).until()).size() <= MOST_PERIODS) {
                taken++;
            }
            return all.subList(0, taken);
        }

        private LoadSchedule stepByStep(Instant from, Instant until) {
            return new LoadSchedule(from, false, Duration.between(from, until), periods(from, until))
                    .during(Validity.between(from, until));
        }

        private List<Period> periods(Instant from, Instant until) {
            var zone = programme.calendar().timezone();
            var steps = programme.steps(
                    from.atZone(zone).toLocalDate(), until.atZone(zone).toLocalDate());
            return Programme.periods(from, until, steps, wattsOfLevel);
        }
    }
}
