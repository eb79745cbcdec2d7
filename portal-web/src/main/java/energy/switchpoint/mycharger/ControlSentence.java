package energy.switchpoint.mycharger;

import energy.switchpoint.clients.GatewayClient.Control;
import energy.switchpoint.clients.GatewayClient.Issuer;
import energy.switchpoint.clients.GatewayClient.Twin;
import energy.switchpoint.pieces.Levels;
import energy.switchpoint.pieces.Message;
import energy.switchpoint.pieces.Quantities;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a charger does now, and who decided it, why and until when: the first thing its owner reads. */
public record ControlSentence(String tone, Message what, List<Message> why) implements Serializable {

    public static ControlSentence of(Twin twin) {
        if (!twin.connected()) {
            return new ControlSentence("away", away(twin.lastSeen()), List.of(Message.of("mycharger.away-why")));
        }
        var limited =
                twin.control() != null && "SUPPLY_LIMIT".equals(twin.control().kind());
        return new ControlSentence(limited ? "limited" : tone(twin), what(twin), why(twin));
    }

    private static Message away(@Nullable Instant lastSeen) {
        return lastSeen == null ? Message.of("mycharger.never-seen") : Message.of("mycharger.away", lastSeen);
    }

    private static String tone(Twin twin) {
        return switch (status(twin)) {
            case "CHARGING" -> "active";
            case "FAULTED", "UNAVAILABLE" -> "bad";
            case "AVAILABLE" -> "good";
            default -> "idle";
        };
    }

    private static Message what(Twin twin) {
        return switch (status(twin)) {
            case "CHARGING" ->
                twin.powerW() > 0
                        ? Message.of("mycharger.charging", Quantities.power(twin.powerW()))
                        : idleOrGiving(twin);
            case "FAULTED" -> Message.of("mycharger.faulted");
            case "UNAVAILABLE" -> Message.of("mycharger.unavailable");
            case "AVAILABLE" -> Message.of("mycharger.ready");
            default -> waiting(twin);
        };
    }

    private static Message idleOrGiving(Twin twin) {
        return twin.powerW() < 0
                ? Message.of("mycharger.giving-back", Quantities.power(-twin.powerW()))
                : Message.of("mycharger.plugged-in");
    }

    private static Message waiting(Twin twin) {
        return twin.next() != null && twin.next().levelPercent() > 0 && level(twin) == 0
                ? Message.of("mycharger.waiting", twin.next().at())
                : Message.of("mycharger.plugged-in");
    }

    private static List<Message> why(Twin twin) {
        var control = twin.control();
        if (control == null) {
            return List.of();
        }
        var why = new ArrayList<Message>();
        why.add(decided(twin, control));
        if (control.offsetS() != null && control.offsetS() > 0) {
            why.add(Message.of("mycharger.offset", control.offsetS()));
        }
        return why;
    }

    private static Message decided(Twin twin, Control control) {
        var until = until(control.until());
        return switch (control.kind()) {
            case "SUPPLY_LIMIT" -> limit(twin, control, until);
            case "HOLD" -> Message.of("mycharger.by-hold", control.reason() == null ? "" : control.reason());
            case "OVERRIDE" -> Message.of("mycharger.by-override", until);
            case "COMMANDED_STATE" ->
                Message.of("mycharger.by-command", name(control.issuer()), Levels.of(level(twin)), until);
            case "CALENDAR" -> calendar(twin);
            default -> Message.of("mycharger.by-default", Levels.of(level(twin)));
        };
    }

    private static Message limit(Twin twin, Control control, Message until) {
        var limit = twin.level() == null ? "" : limited(twin.level().limitW());
        var reason = control.reason() == null ? "" : control.reason();
        return reason.isBlank()
                ? Message.of("mycharger.by-limit", name(control.issuer()), limit, until)
                : Message.of("mycharger.by-limit-because", name(control.issuer()), limit, until, reason);
    }

    private static Object limited(long watts) {
        return watts < 0 ? Message.of("shell.level-back", Quantities.power(-watts)) : Quantities.power(watts);
    }

    private static Message calendar(Twin twin) {
        var setBy = twin.calendarSetBy();
        var until = until(twin.next() == null ? null : twin.next().at());
        if (setBy == null || setBy.name() == null || "CONSUMER".equals(setBy.kind())) {
            return Message.of("mycharger.by-own-programme", Levels.of(level(twin)), until);
        }
        return Message.of("mycharger.by-programme-of", setBy.name(), Levels.of(level(twin)), until);
    }

    private static Message until(@Nullable Instant until) {
        return until == null ? Message.of("mycharger.open-end") : Message.of("mycharger.until", until);
    }

    private static String name(@Nullable Issuer issuer) {
        return issuer == null || issuer.name() == null ? "" : issuer.name();
    }

    private static int level(Twin twin) {
        return twin.level() == null ? 0 : twin.level().percent();
    }

    private static String status(Twin twin) {
        return twin.status() == null ? "" : twin.status();
    }
}
