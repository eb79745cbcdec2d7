package energy.switchpoint.levels.entity;

import energy.switchpoint.calendars.entity.Programme;
import java.time.Instant;

/**
 * The programme that counts when nobody asks for anything: the charger's own calendar, else the rule pack's default mode.
 *
 * @param kind {@link ControlKind#CALENDAR} or {@link ControlKind#DEFAULT_MODE}
 */
public record StandingProgramme(ControlKind kind, Issuer setBy, Programme programme, String rule) {

    Control control(Instant at) {
        var step = programme.inForce(at);
        var until = programme.nextAfter(at).map(Programme.Step::at).orElse(null);
        var reason = kind == ControlKind.CALENDAR ? "programme" : "default hours";
        return new Control(kind, setBy, reason, step.at(), until, step.offsetS(), rule);
    }

    int levelPercent(Instant at) {
        return programme.inForce(at).levelPercent();
    }
}
