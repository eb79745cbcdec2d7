package energy.switchpoint.twins.entity;

import energy.switchpoint.commands.entity.ChargerCommand.DeviceRules;
import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.ChargerCommand.Validity;
import energy.switchpoint.platform.json.JsonFactories;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A programme as it is kept in the database: short, as there is one per layer of every charger. */
public final class ScheduleJson {

    private ScheduleJson() {}

    public static String write(LoadSchedule s) {
        var periods = JsonFactories.BUILD.createArrayBuilder();
        var exports = JsonFactories.BUILD.createArrayBuilder();
        s.periods().forEach(p -> {
            periods.add(p.offsetS()).add(p.limitW());
            if (p.exportLimitW() != null) {
                exports.add(p.exportLimitW());
            }
        });
        var json = JsonFactories.BUILD
                .createObjectBuilder()
                .add("start", s.start().toString())
                .add("recurring", s.recurring())
                .add("lengthS", s.length().toSeconds())
                .add("periods", periods);
        // Each period of a programme speaks of what may be given back, or none does.
        if (s.periods().getFirst().exportLimitW() != null) {
            json.add("exports", exports);
        }
        var validity = s.validity();
        if (validity.from() != null) {
            json.add("from", validity.from().toString());
        }
        if (validity.until() != null) {
            json.add("until", validity.until().toString());
        }
        if (s.byDevice().offlineS() != null) {
            json.add("offlineS", s.byDevice().offlineS());
        }
        return json.build().toString();
    }

    public static LoadSchedule read(String text) {
        try (var reader = JsonFactories.READ.createReader(new StringReader(text))) {
            var json = reader.readObject();
            var numbers = json.getJsonArray("periods");
            var exports = json.getJsonArray("exports");
            var periods = new java.util.ArrayList<Period>();
            for (int i = 0; i < numbers.size(); i += 2) {
                periods.add(new Period(
                        numbers.getJsonNumber(i).longValue(),
                        numbers.getJsonNumber(i + 1).longValue(),
                        exports == null
                                ? null
                                : (Long) exports.getJsonNumber(i / 2).longValue()));
            }
            return new LoadSchedule(
                    Instant.parse(json.getString("start")),
                    json.getBoolean("recurring"),
                    Duration.ofSeconds(json.getJsonNumber("lengthS").longValue()),
                    periods,
                    new Validity(instant(json, "from"), instant(json, "until")),
                    rules(json));
        }
    }

    private static @Nullable Instant instant(JsonObject json, String name) {
        return json.containsKey(name) ? Instant.parse(json.getString(name)) : null;
    }

    private static DeviceRules rules(JsonObject json) {
        return json.containsKey("offlineS") ? new DeviceRules(0, json.getInt("offlineS"), false) : DeviceRules.NONE;
    }
}
