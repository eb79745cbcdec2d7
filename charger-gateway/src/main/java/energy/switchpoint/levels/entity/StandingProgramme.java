package energy.switchpoint.levels.entity;

import energy.switchpoint.calendars.entity.Programme;
import energy.switchpoint.calendars.entity.SetCalendar.Start;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The programme that counts when nobody asks for anything: the charger's own calendar, else its product's factory calendar,
 * else the rule pack's default mode.
 *
 * @param kind {@link ControlKind#CALENDAR} or {@link ControlKind#DEFAULT_MODE}
 * @param begun when it took the place of another; empty when it counted from the beginning
 */
public record StandingProgramme(
        ControlKind kind,
        Issuer setBy,
        Programme programme,
        String rule,
        @Nullable Start begun) {

    public StandingProgramme(ControlKind kind, Issuer setBy, Programme programme, String rule) {
        this(kind, setBy, programme, rule, null);
    }

    Control control(Instant at) {
        var step = programme.inForce(at);
        var until = programme.nextAfter(at).map(Programme.Step::at).orElse(null);
        var reason = kind == ControlKind.CALENDAR ? "programme" : "default hours";
        return begun != null && step.at().isBefore(begun.at())
                ? new Control(kind, setBy, reason, begun.at(), until, begun.offsetS(), begun.rule())
                : new Control(kind, setBy, reason, step.at(), until, step.offsetS(), rule);
    }

    int levelPercent(Instant at) {
        return programme.inForce(at).levelPercent();
    }
}
