package energy.switchpoint.simulator.demo;

import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** What of the demo is made already, step by step, so that a second run does nothing and a broken one goes on. */
final class SeedBook {

    private final Path file;
    private final Map<String, JsonObject> entries = new LinkedHashMap<>();

    /** Steps of making one charger of the demo, in order. */
    enum Step {
        CONNECTED,
        CLAIMED,
        PROGRAMMED,
        CONSENTED,
        CAR_ARRIVED
    }

    SeedBook(Path home) throws IOException {
        file = home.resolve("demo.json");
        if (Files.exists(file)) {
            JsonText.readObject(Files.readString(file))
                    .forEach((serial, entry) -> entries.put(serial, entry.asJsonObject()));
        }
    }

    boolean knows(String serial) {
        return entries.containsKey(serial);
    }

    /** A charger was onboarded; the connection's secrets are shown only once. */
    void onboarded(String serial, String chargepointId, JsonObject connection) {
        entries.put(
                serial,
                JsonText.object()
                        .add("chargepointId", chargepointId)
                        .add("identity", connection.getString("identity"))
                        .add("password", connection.getString("password"))
                        .add("pairingCode", connection.getString("pairingCode"))
                        .build());
        save();
    }

    String text(String serial, String key) {
        return JsonText.needText(entries.getOrDefault(serial, JsonText.empty()), key);
    }

    boolean isDone(String serial, Step step) {
        return entries.getOrDefault(serial, JsonText.empty()).getBoolean(step.name(), false);
    }

    void done(String serial, Step step) {
        var entry = JsonText.object(entries.getOrDefault(serial, JsonText.empty()));
        if (step == Step.CONNECTED) {
            entry.remove("password"); // the charger keeps it from now on
        }
        entries.put(serial, entry.add(step.name(), true).build());
        save();
    }

    private void save() {
        var json = JsonText.object();
        entries.forEach(json::add);
        try {
            var beside = file.resolveSibling("demo.json.new");
            Files.writeString(beside, JsonText.pretty(json.build()));
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
