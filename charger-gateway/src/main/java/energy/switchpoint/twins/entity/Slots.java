package energy.switchpoint.twins.entity;

import energy.switchpoint.calendars.entity.ProgrammeLayers;
import energy.switchpoint.commands.entity.ChargerCommand.DeviceRules;
import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.ChargerCommand.Validity;
import energy.switchpoint.levels.entity.CeilingSchedule;
import energy.switchpoint.levels.entity.Setpoint;
import energy.switchpoint.levels.entity.Wishes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What each layer of a charger must hold at an instant, so that it follows all wishes even when it loses its connection.
 * The calendar stays in its layer through everything.
 *
 * @param changesAt when the answer may differ next, without anybody wishing anything new
 */
public record Slots(Map<Slot, Optional<LoadSchedule>> wanted, boolean sessionRuns, Optional<Instant> changesAt) {

    /** Fingerprint of a layer that holds nothing. */
    public static final String EMPTY = "EMPTY";

    /** An override without an end holds at most this long on a device that has lost its connection. */
    private static final Duration OPEN_ENDED = Duration.ofHours(24);

    /** @param anchor the week the calendar's programme is counted from */
    public static Slots wanted(Wishes wishes, Instant at, Instant anchor, Ability ability) {
        var wanted = new EnumMap<Slot, Optional<LoadSchedule>>(Slot.class);
        wanted.put(Slot.CEILING, CeilingSchedule.of(wishes.ceilings(), wishes.rating(), at));
        var points = new ArrayList<Instant>();
        calendar(wanted, points, wishes, at, anchor, ability);
        wanted.put(
                Slot.SETPOINT,
                ability.sessionRuns() || isCommanded(wishes, at) ? setpoint(wishes, at, ability) : Optional.empty());
        var fallback = ability.fallback();
        if (fallback != null) {
            // A supply limit protects the network also while nobody is in contact, so it stays as it is.
            for (var slot : List.of(Slot.CALENDAR, Slot.SUMMER, Slot.SPECIAL, Slot.SETPOINT)) {
                wanted.computeIfPresent(slot, (k, s) -> s.map(p -> p.offlineAtMost(fallback.after())));
            }
            wanted.put(Slot.FALLBACK, Optional.of(fallback(fallback, wishes, at, anchor)));
            points.add(fallback.programme().startOfDayAfter(at));
        }
        edges(wishes, points);
        return new Slots(
                wanted,
                ability.sessionRuns(),
                points.stream().filter(p -> p.isAfter(at)).min(Comparator.naturalOrder()));
    }

    /** What an operator commands lies on an idle charger too, ahead of its next session; an override is of a session. */
    private static boolean isCommanded(Wishes wishes, Instant at) {
        return wishes.setpointAt(at)
                .filter(s -> s.kind() == Setpoint.Kind.COMMANDED_STATE)
                .isPresent();
    }

    /** @param points is told when it must be made anew */
    private static void calendar(
            Map<Slot, Optional<LoadSchedule>> wanted,
            List<Instant> points,
            Wishes wishes,
            Instant at,
            Instant anchor,
            Ability ability) {
        var programme = wishes.standing().programme();
        var rating = wishes.rating();
        if (ability.holding() == Holding.LAYERS) {
            var layers = ProgrammeLayers.of(programme, at, anchor, rating::watts);
            wanted.put(Slot.CALENDAR, Optional.of(layers.base()));
            wanted.put(Slot.SUMMER, layers.summer());
            wanted.put(Slot.SPECIAL, layers.special());
            layers.changesAt().ifPresent(points::add);
        } else {
            wanted.put(Slot.CALENDAR, Optional.of(programme.deviceSchedule(at, anchor, rating::watts)));
            programme.deviceScheduleChangesAfter(at).ifPresent(points::add);
            if (ability.holding() == Holding.NOTHING) {
                programme.nextAfter(at).ifPresent(s -> points.add(s.at()));
            }
        }
    }

    private static LoadSchedule fallback(Ability.Fallback fallback, Wishes wishes, Instant at, Instant anchor) {
        return fallback.previousDay()
                ? fallback.programme().previousDay(at, wishes.rating()::watts)
                : fallback.programme().deviceSchedule(at, anchor, wishes.rating()::watts);
    }

    private static Optional<LoadSchedule> setpoint(Wishes wishes, Instant at, Ability ability) {
        return wishes.setpointAt(at)
                .map(s -> {
                    var end = s.endsHere();
                    var length = end == null ? OPEN_ENDED : Duration.between(s.startsHere(), end);
                    return constant(s.startsHere(), length, wishes.rating().watts(s.levelPercent()));
                })
                .or(() -> ability.holdsProgramme() ? Optional.empty() : Optional.of(drivenStep(wishes, at)));
    }

    private static LoadSchedule drivenStep(Wishes wishes, Instant at) {
        var programme = wishes.standing().programme();
        var step = programme.inForce(at);
        return constant(step.at(), OPEN_ENDED.multipliedBy(7), wishes.rating().watts(step.levelPercent()));
    }

    private static LoadSchedule constant(Instant start, Duration length, long watts) {
        return new LoadSchedule(start, false, length, List.of(new Period(0, watts)));
    }

    private static void edges(Wishes wishes, List<Instant> points) {
        wishes.ceilings().forEach(c -> points.add(c.endsHere()));
        wishes.setpoints().forEach(s -> {
            points.add(s.startsHere());
            var end = s.endsHere();
            if (end != null) {
                points.add(end);
            }
        });
    }

    public Optional<LoadSchedule> of(Slot slot) {
        return wanted.getOrDefault(slot, Optional.empty());
    }

    /** Equal for equal programmes. A device forgets a setpoint with its session, so it differs when one begins or ends. */
    public String fingerprint(Slot slot) {
        var bound = slot == Slot.SETPOINT && sessionRuns ? "|session" : "";
        return of(slot).map(s -> fingerprint(s, bound)).orElse(EMPTY);
    }

    private static String text(Period p) {
        var text = p.offsetS() + "=" + p.limitW();
        return p.exportLimitW() == null ? text : text + "/" + p.exportLimitW();
    }

    /** Of a layer that outlives sessions. */
    public static String fingerprint(LoadSchedule schedule) {
        return fingerprint(schedule, "");
    }

    private static String fingerprint(LoadSchedule s, String bound) {
        var periods = s.periods().stream().map(Slots::text).collect(Collectors.joining(";"));
        var text = s.start() + "|" + s.recurring() + "|" + s.length() + "|" + periods + bound
                + (s.validity().equals(Validity.ALWAYS) ? "" : "|" + s.validity())
                + (s.byDevice().equals(DeviceRules.NONE) ? "" : "|" + s.byDevice());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-256", e);
        }
    }
}
