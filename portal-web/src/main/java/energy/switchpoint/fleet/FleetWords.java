package energy.switchpoint.fleet;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import energy.switchpoint.fleet.Fleet.Row;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A chargepoint's state in words for its operator. */
final class FleetWords {

    private FleetWords() {}

    static String connection(Row row) {
        if (row.status() == null) {
            return translate("fleet.unknown");
        }
        return translate(row.status().connected() ? "fleet.online" : "fleet.offline");
    }

    static String doing(Row row) {
        if (row.chargepoint().state().equals("SWITCHING")) {
            return translate("fleet.switching");
        }
        // What one said before it went is not what it does.
        var heard = row.status();
        return heard == null || !heard.connected() || heard.status() == null ? "" : status(heard.status());
    }

    static String status(String status) {
        return word("fleet.status-", status);
    }

    /** The text of a code: {@code fleet.log-} and {@code COMMAND} give the line {@code fleet.log-command}. */
    static String word(String prefix, String code, Object... parameters) {
        return translate(prefix + code.toLowerCase(Locale.ROOT), parameters);
    }

    static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
