package energy.switchpoint.twins.boundary;

import energy.switchpoint.levels.entity.Control;
import energy.switchpoint.levels.entity.LevelDecision;
import energy.switchpoint.needs.entity.Outlook;
import energy.switchpoint.products.entity.Exports;
import energy.switchpoint.twins.control.LossPrediction;
import energy.switchpoint.twins.entity.Managed;
import energy.switchpoint.twins.entity.WhoControls;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One plain sentence for the household: who, what, why, until when (R003); a second one when something is not as it should be. */
final class Sentence {

    private Sentence() {}

    static String of(
            LevelDecision decision,
            Exports exports,
            @Nullable Outlook outlook,
            @Nullable LossPrediction silent,
            Managed.Obedience obedience,
            WhoControls.InControl inControl,
            ZoneId zone,
            Instant now) {
        var control = decision.control();
        var what = what(decision);
        var who = control.issuer().name();
        var until = until(control, zone, now);
        var first = switch (control.kind()) {
            case SUPPLY_LIMIT -> "%s limits your charger to %s%s: %s.".formatted(who, what, until, control.reason());
            case HOLD -> "Your charger waits at %s%s: %s".formatted(what, until, sentence(control.reason()));
            case OVERRIDE -> "You asked to charge now: %s%s.".formatted(what, until);
            case COMMANDED_STATE -> "%s has set your charger to %s%s.".formatted(who, what, until);
            case CALENDAR -> "Your charger follows the programme of %s: %s%s.".formatted(who, what, until);
            case DEFAULT_MODE ->
                "Nobody has set a programme, so the default hours (%s) count: %s%s.".formatted(who, what, until);
        };
        var whyNot = exports.whyNot();
        if (decision.wantedPercent() < 0 && decision.levelPercent() == 0 && whyNot != null) {
            first += " It was to give power back, which it does not: %s.".formatted(whyNot);
        }
        var warning = outlook == null ? null : outlook.warning();
        if (outlook != null && warning != null) {
            first += " You leave at %s. %s".formatted(time(outlook.need().departure(), zone, now), warning);
        }
        var said = first + operated(inControl, zone, now);
        if (silent != null) {
            return said
                    + " It has been out of contact since %s; %s, which now is %s."
                            .formatted(
                                    time(silent.silentSince(), zone, now),
                                    silent.why(),
                                    percent(silent.levelPercent()));
        }
        return obedience.disobeysSince() == null ? said : said + " It does not follow: " + obedience.detail() + ".";
    }

    /** Nothing while its operator is in contact, as that is how it should be (R070). */
    private static String operated(WhoControls.InControl control, ZoneId zone, Instant now) {
        var operator = control.operator() == null
                ? "Your operator"
                : control.operator().name();
        var nobody = "NO_OPERATOR".equals(control.cause())
                ? "It has no operator now"
                : "OPERATOR_SILENT".equals(control.cause()) && control.lostSince() != null
                        ? "%s has not been heard of since %s".formatted(operator, time(control.lostSince(), zone, now))
                        : operator + " cannot reach it now";
        return switch (control.state()) {
            case "OUT_OF_CONTACT" -> " %s; you may set a programme yourself.".formatted(nobody);
            case "HOUSEHOLD" ->
                " %s; your own programme counts until you change it or an operator is back.".formatted(nobody);
            case "OPERATOR_BACK" -> " %s is back; your own programme counts until it sets another.".formatted(operator);
            default -> "";
        };
    }

    private static String what(LevelDecision decision) {
        return "%s (%.1f kW)".formatted(percent(decision.levelPercent()), Math.abs(decision.limitW()) / 1000.0);
    }

    /** Words instead of a sign: nobody has to know which way minus is. */
    private static String percent(int level) {
        return level < 0 ? "giving back %d %%".formatted(-level) : level + " %";
    }

    private static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }

    private static String until(Control control, ZoneId zone, Instant now) {
        var until = control.until();
        return until == null ? "" : " until " + time(until, zone, now);
    }

    private static String time(Instant at, ZoneId zone, Instant now) {
        var local = at.atZone(zone);
        var today = local.toLocalDate().equals(now.atZone(zone).toLocalDate());
        return DateTimeFormatter.ofPattern(today ? "HH:mm" : "d MMMM HH:mm", Locale.ENGLISH)
                .format(local);
    }
}
