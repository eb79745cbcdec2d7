package energy.switchpoint.simulator.charger.entity;

import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The password a charger proves itself with. It keeps the one before until the new one has worked once: a charger that cannot get in
 * any more would need a visit.
 */
public record Credential(String password, @Nullable String previous) {

    public static Credential read(JsonObject json) {
        return new Credential(json.getString("password"), JsonText.text(json, "previous"));
    }

    public JsonObject json() {
        var json = JsonText.object().add("password", password);
        if (previous != null) {
            json.add("previous", previous);
        }
        return json.build();
    }

    public Credential changedTo(String next) {
        return next.equals(password) ? this : new Credential(next, password);
    }

    /** The password that was let in is the only one kept. */
    public Credential proven(String used) {
        return new Credential(used, null);
    }

    /** Which password the n-th attempt in a row uses: the new one three times, then the old one by turns. */
    public String forAttempt(int refusals) {
        return previous != null && refusals >= 3 && refusals % 2 == 1 ? previous : password;
    }

    @Override
    public String toString() {
        return "Credential[***]";
    }
}
