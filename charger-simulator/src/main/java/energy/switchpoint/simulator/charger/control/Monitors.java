package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.entity.Monitor;
import energy.switchpoint.simulator.charger.entity.Variables;
import energy.switchpoint.simulator.ocpp.control.Calls.Utterance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Watches variables and tells when they cross a line, change, or when it is time (OCPP 2.x block N). Looks once a second. */
public final class Monitors {

    private static final int MOST = 50;

    private final ChargerFolder folder;
    private final Variables variables;
    private final ChargerClock clock;
    private final Charging charging;
    private final Speech speech;
    private final List<Monitor> monitors;
    private final Map<Integer, Seen> seen = new HashMap<>();

    private int events;
    private int level = 9;
    private @Nullable Function<Event, Utterance> wording;

    Monitors(ChargerFolder folder, Variables variables, ChargerClock clock, Charging charging, Speech speech) {
        this.folder = folder;
        this.variables = variables;
        this.clock = clock;
        this.charging = charging;
        this.speech = speech;
        monitors = new ArrayList<>(folder.monitors());
    }

    /** What a monitor has to tell. */
    public record Event(
            int number,
            Instant at,
            Monitor monitor,
            String trigger,
            String value,
            boolean cleared,
            @Nullable String transactionId) {}

    private record Seen(String value, Instant at, boolean alerting) {}

    /** How this version tells it; without it nothing is watched. */
    public void tellBy(Function<Event, Utterance> words) {
        wording = words;
    }

    public List<Monitor> all() {
        return List.copyOf(monitors);
    }

    public int nextId() {
        return monitors.stream().mapToInt(Monitor::id).max().orElse(0) + 1;
    }

    /** @return OCPP's word for what came of it */
    public String set(Monitor monitor) {
        if (monitors.stream().anyMatch(monitor::duplicates)) {
            return "Duplicate";
        }
        monitors.removeIf(other -> other.id() == monitor.id());
        if (monitors.size() >= MOST) {
            return "Rejected";
        }
        monitors.add(monitor);
        seen.remove(monitor.id());
        folder.monitors(monitors);
        return "Accepted";
    }

    public boolean clear(Predicate<Monitor> which) {
        var was = monitors.removeIf(which);
        if (was) {
            folder.monitors(monitors);
        }
        return was;
    }

    /** Only what is at least this severe is told (N16). */
    public void level(int severity) {
        level = severity;
    }

    public int level() {
        return level;
    }

    void tick() {
        if (wording != null) {
            List.copyOf(monitors).forEach(this::look);
        }
    }

    private void look(Monitor monitor) {
        if (monitor.transaction() && charging.transaction() == null) {
            seen.remove(monitor.id());
            return;
        }
        var value = variables.value(monitor.variable());
        var before = seen.get(monitor.id());
        var now = clock.now();
        if (monitor.isThreshold()) {
            lookAtLine(monitor, value, before, now);
        } else if (monitor.isPeriodic()) {
            lookAtTime(monitor, value, before, now);
        } else {
            lookAtChange(monitor, value, before, now);
        }
    }

    private void lookAtLine(Monitor monitor, String value, @Nullable Seen before, Instant now) {
        var crossed = monitor.isCrossedBy(Double.parseDouble(value));
        var was = before != null && before.alerting();
        seen.put(monitor.id(), new Seen(value, now, crossed));
        if (crossed != was) {
            tell(monitor, "Alerting", value, was);
        }
    }

    private void lookAtChange(Monitor monitor, String value, @Nullable Seen before, Instant now) {
        if (before == null) {
            seen.put(monitor.id(), new Seen(value, now, false));
        } else if (hasChanged(monitor, before.value(), value)) {
            seen.put(monitor.id(), new Seen(value, now, false));
            tell(monitor, "Delta", value, false);
        }
    }

    private static boolean hasChanged(Monitor monitor, String before, String now) {
        return isNumber(now) && isNumber(before)
                ? Math.abs(Double.parseDouble(now) - Double.parseDouble(before)) >= monitor.value()
                : !now.equals(before);
    }

    public static boolean isNumber(String value) {
        return value.matches("-?\\d+(\\.\\d+)?");
    }

    private void lookAtTime(Monitor monitor, String value, @Nullable Seen before, Instant now) {
        if (before == null || isDue(monitor, before.at(), now)) {
            seen.put(monitor.id(), new Seen(value, now, false));
            if (before != null) {
                tell(monitor, "Periodic", value, false);
            }
        }
    }

    /** Clock-aligned ones are counted from midnight UTC. */
    private static boolean isDue(Monitor monitor, Instant last, Instant now) {
        var every = Math.max(1, (long) monitor.value());
        return monitor.type().equals("PeriodicClockAligned")
                ? last.getEpochSecond() / every != now.getEpochSecond() / every
                : !now.isBefore(last.plusSeconds(every));
    }

    private void tell(Monitor monitor, String trigger, String value, boolean cleared) {
        var words = wording;
        if (words != null && monitor.severity() <= level) {
            var running = monitor.transaction() ? charging.transaction() : null;
            speech.say(words.apply(new Event(
                    ++events, clock.now(), monitor, trigger, value, cleared, running == null ? null : running.id())));
        }
    }
}
