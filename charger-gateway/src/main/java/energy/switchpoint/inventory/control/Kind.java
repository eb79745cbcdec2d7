package energy.switchpoint.inventory.control;

import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.platform.json.JsonFactories;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Picking a kind of event out of a batch, and the few values all rows write alike. */
final class Kind {

    private Kind() {}

    static <T extends ChargerEvent> List<T> of(Class<T> kind, List<ChargerEvent> events) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static String orEmpty(@Nullable String name) {
        return name == null ? "" : name;
    }

    static @Nullable String cut(@Nullable String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }

    /** Watts over time, as they were told. A limit that is none is left out. */
    static String json(List<LoadSchedule> schedules) {
        var array = JsonFactories.BUILD.createArrayBuilder();
        for (var schedule : schedules) {
            array.add(json(schedule));
        }
        return array.build().toString();
    }

    static JsonObjectBuilder json(LoadSchedule schedule) {
        var periods = JsonFactories.BUILD.createArrayBuilder();
        for (var period : schedule.periods()) {
            var one = JsonFactories.BUILD.createObjectBuilder().add("offsetS", period.offsetS());
            periods.add(period.limitW() == Long.MAX_VALUE ? one : one.add("limitW", period.limitW()));
        }
        return JsonFactories.BUILD
                .createObjectBuilder()
                .add("start", schedule.start().toString())
                .add("recurring", schedule.recurring())
                .add("lengthS", schedule.length().toSeconds())
                .add("periods", periods);
    }
}
