package energy.switchpoint.accesses.control;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Puts events into one plain sentence each, for the person's log. */
final class Sentences {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

    private Sentences() {}

    static String limited(String dso, JsonObject limit) {
        var what = limit.getString("direction", "IMPORT").equals("EXPORT")
                ? "what your charger gives back"
                : "your charger";
        return "%s limited %s to %d %%%s%s."
                .formatted(dso, what, limit.getInt("levelPercent"), until(limit), reason(limit));
    }

    static String released(String dso) {
        return "%s ended its limit on your charger.".formatted(dso);
    }

    static String tampered(String operator) {
        return "Your charger reports that somebody opened it or tampered with it. %s has been told."
                .formatted(operator);
    }

    /** Undo is on the charger's page. */
    static String replaced(String operator, JsonObject replaced) {
        return "%s replaced your programme. You can take your own back on the charger's page until %s."
                .formatted(operator, WHEN.format(Instant.parse(replaced.getString("undoUntil"))));
    }

    static String restored(String operator) {
        return "You took back your own programme in place of the one of %s.".formatted(operator);
    }

    /** Silence about what means nothing to a household. */
    static Optional<String> controlled(String state, String cause, String operator) {
        return Optional.ofNullable(
                switch (state) {
                    case "OUT_OF_CONTACT" ->
                        switch (cause) {
                            case "NO_OPERATOR" ->
                                "Your charger has no operator now. It keeps its programme, and you may set one yourself.";
                            case "OPERATOR_SILENT" ->
                                "%s has not been heard of for days. Your charger keeps its programme, and you may set one yourself."
                                        .formatted(operator);
                            default -> null;
                        };
                    case "HOUSEHOLD" -> "Your own programme counts until you change it or an operator is back.";
                    case "OPERATOR_BACK" ->
                        "%s is back. Your own programme counts until it sets another.".formatted(operator);
                    case "OPERATED" -> "%s runs your charger again.".formatted(operator);
                    default -> null;
                });
    }

    static String claimed(String operator) {
        return "You claimed this charger. %s runs it.".formatted(operator);
    }

    static String takenOver(String operator) {
        return "%s runs your charger from now on.".formatted(operator);
    }

    static String letGo(String operator) {
        return "%s no longer runs your charger and sees nothing of it any more.".formatted(operator);
    }

    /** What a switch did, from its new state; silence about steps that mean nothing to a household. */
    static Optional<String> switching(String state, String losing, String gaining) {
        return Optional.ofNullable(
                switch (state) {
                    case "REQUESTED" -> "You asked to switch to %s.".formatted(gaining);
                    case "HANDING_OVER" -> "Your charger is being handed over to %s.".formatted(gaining);
                    case "COMPLETED" -> "The switch to %s is complete.".formatted(gaining);
                    case "RETURNED" ->
                        "The switch to %s did not work. Your charger is back where it was.".formatted(gaining);
                    case "OBJECTED" -> "%s objected to your switch to %s.".formatted(losing, gaining);
                    case "WITHDRAWN" -> "You withdrew the switch to %s.".formatted(gaining);
                    case "EXPIRED" -> "The switch to %s was not done in time and has lapsed.".formatted(gaining);
                    default -> null;
                });
    }

    private static String until(JsonObject limit) {
        var until = limit.getString("until", "");
        return until.isEmpty() ? "" : " until " + WHEN.format(Instant.parse(until));
    }

    private static String reason(JsonObject limit) {
        var reason = limit.getString("reasonText", "");
        return reason.isBlank() ? "" : ": " + reason.strip().replaceAll("\\.$", "");
    }
}
