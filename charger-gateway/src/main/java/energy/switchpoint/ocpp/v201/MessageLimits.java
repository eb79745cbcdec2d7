package energy.switchpoint.ocpp.v201;

import energy.switchpoint.commands.entity.CommandOutcome.SettingValue;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.commands.entity.SettingName.Attribute;
import energy.switchpoint.commands.entity.SettingName.Component;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How much one connection's station takes in one GetVariables or SetVariables: {@code ItemsPerMessage} and
 * {@code BytesPerMessage} of its {@code DeviceDataCtrlr} (2.0.1 part 2, use cases B05 and B06), once it was asked.
 */
final class MessageLimits {

    static final String READING = "GetVariables";
    static final String WRITING = "SetVariables";

    /** For a station that does not say: ten is what the smallest known take. */
    private static final int USUAL_ITEMS = 10;

    /** Type, id, action and the names of lists around the items of a call. */
    private static final int AROUND = 96;

    private static final Component WHERE = Component.of("DeviceDataCtrlr");

    record Limit(int items, int bytes) {
        static final Limit USUAL = new Limit(USUAL_ITEMS, Integer.MAX_VALUE);

        /** The same items in messages that are short and light enough; one that is too heavy alone goes alone. */
        <T> List<List<T>> parts(List<T> items, Function<T, JsonObject> written) {
            var parts = new ArrayList<List<T>>();
            var part = new ArrayList<T>();
            int heavy = AROUND;
            for (var item : items) {
                int weight = written.apply(item).toString().getBytes(StandardCharsets.UTF_8).length + 1;
                if (!part.isEmpty() && (part.size() >= this.items || heavy + weight > bytes)) {
                    parts.add(part);
                    part = new ArrayList<>();
                    heavy = AROUND;
                }
                part.add(item);
                heavy += weight;
            }
            if (!part.isEmpty()) {
                parts.add(part);
            }
            return parts;
        }
    }

    private volatile @Nullable Limit reading;
    private volatile @Nullable Limit writing;

    boolean areKnown() {
        return reading != null;
    }

    static List<SettingName> names() {
        return List.of(
                name("ItemsPerMessage", READING),
                name("BytesPerMessage", READING),
                name("ItemsPerMessage", WRITING),
                name("BytesPerMessage", WRITING));
    }

    void told(List<SettingValue> values) {
        writing = limit(values, WRITING);
        reading = limit(values, READING);
    }

    Limit of(String action) {
        var limit = action.equals(READING) ? reading : writing;
        return limit == null ? Limit.USUAL : limit;
    }

    private static Limit limit(List<SettingValue> values, String action) {
        return new Limit(
                value(values, "ItemsPerMessage", action, USUAL_ITEMS),
                value(values, "BytesPerMessage", action, Integer.MAX_VALUE));
    }

    private static int value(List<SettingValue> values, String variable, String action, int otherwise) {
        for (var value : values) {
            var text = value.value();
            if (value.name().name().equals(variable)
                    && action.equals(value.name().instance())
                    && text != null
                    && text.matches("[1-9][0-9]{0,8}")) {
                return Integer.parseInt(text);
            }
        }
        return otherwise;
    }

    private static SettingName name(String variable, String action) {
        return new SettingName(WHERE, variable, action, Attribute.ACTUAL);
    }
}
