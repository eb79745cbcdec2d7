package energy.switchpoint.twins.entity;

import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
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
 */
public record Slots(Map<Slot, Optional<LoadSchedule>> wanted, boolean sessionRuns) {

    /** Fingerprint of a layer that holds nothing. */
    public static final String EMPTY = "EMPTY";

    /** An override without an end holds at most this long on a device that has lost its connection. */
    private static final Duration OPEN_ENDED = Duration.ofHours(24);

    /**
     * @param anchor the week the calendar's programme is counted from
     * @param sessionRuns a setpoint is a layer over a running session
     * @param holdsProgramme false = the device cannot hold a calendar, the gateway drives each step by the setpoint
     */
    public static Slots wanted(Wishes wishes, Instant at, Instant anchor, boolean sessionRuns, boolean holdsProgramme) {
        var wanted = new EnumMap<Slot, Optional<LoadSchedule>>(Slot.class);
        wanted.put(Slot.CEILING, CeilingSchedule.of(wishes.ceilings(), wishes.rating(), at));
        wanted.put(Slot.CALENDAR, Optional.of(calendar(wishes, at, anchor)));
        wanted.put(
                Slot.SETPOINT,
                sessionRuns || isCommanded(wishes, at) ? setpoint(wishes, at, holdsProgramme) : Optional.empty());
        return new Slots(wanted, sessionRuns);
    }

    /** What an operator commands lies on an idle charger too, ahead of its next session; an override is of a session. */
    private static boolean isCommanded(Wishes wishes, Instant at) {
        return wishes.setpointAt(at)
                .filter(s -> s.kind() == Setpoint.Kind.COMMANDED_STATE)
                .isPresent();
    }

    private static LoadSchedule calendar(Wishes wishes, Instant at, Instant anchor) {
        return wishes.standing()
                .programme()
                .deviceSchedule(at, anchor, level -> wishes.rating().watts(level));
    }

    private static Optional<LoadSchedule> setpoint(Wishes wishes, Instant at, boolean holdsProgramme) {
        return wishes.setpointAt(at)
                .map(s -> {
                    var end = s.endsHere();
                    var length = end == null ? OPEN_ENDED : Duration.between(s.startsHere(), end);
                    return constant(s.startsHere(), length, wishes.rating().watts(s.levelPercent()));
                })
                .or(() -> holdsProgramme ? Optional.empty() : Optional.of(drivenStep(wishes, at)));
    }

    private static LoadSchedule drivenStep(Wishes wishes, Instant at) {
        var programme = wishes.standing().programme();
        var step = programme.inForce(at);
        return constant(step.at(), OPEN_ENDED.multipliedBy(7), wishes.rating().watts(step.levelPercent()));
    }

    private static LoadSchedule constant(Instant start, Duration length, long watts) {
        return new LoadSchedule(start, false, length, List.of(new Period(0, watts)));
    }

    /** When the answer may differ next, without anybody wishing anything new. */
    public static Optional<Instant> changesAfter(Wishes wishes, Instant at, boolean holdsProgramme) {
        var points = new ArrayList<Instant>();
        wishes.ceilings().forEach(c -> points.add(c.endsHere()));
        wishes.setpoints().forEach(s -> {
            points.add(s.startsHere());
            var end = s.endsHere();
            if (end != null) {
                points.add(end);
            }
        });
        var programme = wishes.standing().programme();
        programme.deviceScheduleChangesAfter(at).ifPresent(points::add);
        if (!holdsProgramme) {
            programme.nextAfter(at).ifPresent(s -> points.add(s.at()));
        }
        return points.stream().filter(p -> p.isAfter(at)).min(Comparator.naturalOrder());
    }

    public Optional<LoadSchedule> of(Slot slot) {
        return wanted.getOrDefault(slot, Optional.empty());
    }

    /** Equal for equal programmes. A device forgets a setpoint with its session, so it differs when one begins or ends. */
    public String fingerprint(Slot slot) {
        var bound = slot == Slot.SETPOINT && sessionRuns ? "|session" : "";
        return of(slot).map(s -> fingerprint(s, bound)).orElse(EMPTY);
    }

    private static String fingerprint(LoadSchedule s, String bound) {
        var periods =
                s.periods().stream().map(p -> p.offsetS() + "=" + p.limitW()).collect(Collectors.joining(";"));
        var text = s.start() + "|" + s.recurring() + "|" + s.length() + "|" + periods + bound;
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-256", e);
        }
    }
}
