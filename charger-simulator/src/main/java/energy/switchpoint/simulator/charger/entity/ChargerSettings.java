package energy.switchpoint.simulator.charger.entity;

import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.entity.OcppVersion;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is fixed about a charger from the factory and its installation.
 *
 * @param idTag the card stored in it, with which it lets its owner charge without further ado
 * @param speed how many times faster than real the battery and the meter run; the messages keep the real time
 * @param bootsAtReconnect whether it sends a boot notification after every new connection, as many do, or after power-up only
 * @param gateway its own operator's address; null: the one all chargers of this simulator use
 */
public record ChargerSettings(
        String identity,
        OcppVersion version,
        String vendor,
        String model,
        String serial,
        String firmware,
        int ratingW,
        int phases,
        String idTag,
        double speed,
        boolean bootsAtReconnect,
        @Nullable URI gateway) {

    /** OCPP-J allows more; these can also be the name of a folder. */
    private static final Pattern IDENTITY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,47}");

    public ChargerSettings {
        if (!IDENTITY.matcher(identity).matches()) {
            throw new IllegalArgumentException("identity must be 1 to 48 letters, digits, dots, dashes or underscores");
        }
        if (ratingW < 1000 || ratingW > 350_000 || phases < 1 || phases > 3) {
            throw new IllegalArgumentException("ratingW must be 1000 to 350000 and phases 1 to 3");
        }
        if (speed <= 0 || speed > 10_000) {
            throw new IllegalArgumentException("speed must be above 0 and at most 10000");
        }
    }

    public static ChargerSettings read(JsonObject json) {
        var identity = JsonText.text(json, "identity", "");
        var gateway = JsonText.text(json, "gateway");
        return new ChargerSettings(
                identity,
                OcppVersion.of(JsonText.text(json, "version", "1.6")),
                JsonText.text(json, "vendor", "Voltworks"),
                JsonText.text(json, "model", "Hearth 7"),
                JsonText.text(json, "serial", identity),
                JsonText.text(json, "firmwareVersion", "1.0.0"),
                JsonText.integer(json, "ratingW", 7400),
                JsonText.integer(json, "phases", 1),
                JsonText.text(json, "idTag", "HOME"),
                JsonText.decimal(json, "speed", 1),
                json.getBoolean("bootsAtReconnect", true),
                gateway == null ? null : URI.create(gateway));
    }

    /** The same box with another program in it. */
    public ChargerSettings with(String newFirmware) {
        return new ChargerSettings(
                identity,
                version,
                vendor,
                model,
                serial,
                newFirmware,
                ratingW,
                phases,
                idTag,
                speed,
                bootsAtReconnect,
                gateway);
    }

    public JsonObject json() {
        var json = JsonText.object()
                .add("identity", identity)
                .add("version", version.number())
                .add("vendor", vendor)
                .add("model", model)
                .add("serial", serial)
                .add("firmwareVersion", firmware)
                .add("ratingW", ratingW)
                .add("phases", phases)
                .add("idTag", idTag)
                .add("speed", speed)
                .add("bootsAtReconnect", bootsAtReconnect);
        if (gateway != null) {
            json.add("gateway", gateway.toString());
        }
        return json.build();
    }
}
