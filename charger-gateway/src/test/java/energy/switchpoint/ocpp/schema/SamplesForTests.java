package energy.switchpoint.ocpp.schema;

import energy.switchpoint.ocpp.entity.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.TreeSet;

/** Messages made from a version's table: with what they must have, or with all they may have. */
public final class SamplesForTests {

    /** Types speak of themselves in places; so deep is enough. */
    private static final int DEEPEST = 6;

    private SamplesForTests() {}

    public static JsonObject least(Shape shape) {
        return sample(shape, false, 0);
    }

    public static JsonObject most(Shape shape) {
        return sample(shape, true, 0);
    }

    private static JsonObject sample(Shape shape, boolean all, int depth) {
        var object = Json.object();
        for (var field : shape.fields()) {
            if (field.required() || (all && depth < DEEPEST)) {
                object.add(field.name(), field.list() ? list(field, all, depth) : value(field.kind(), all, depth));
            }
        }
        return object.build();
    }

    private static JsonValue list(Field field, boolean all, int depth) {
        var array = Json.array();
        for (int i = 0; i < Math.max(field.fewest(), all ? Math.min(1, field.most()) : 0); i++) {
            array.add(value(field.kind(), all, depth));
        }
        return array.build();
    }

    private static JsonValue value(Kind kind, boolean all, int depth) {
        return switch (kind) {
            case Shape shape -> sample(shape, all, depth + 1);
            case Kinds.Text(int longest) -> text("7".repeat(Math.min(longest, 4)));
            case Kinds.Identifier(int longest) -> text("A".repeat(Math.min(longest, 4)));
            case Kinds.Words words -> text(new TreeSet<>(words.words()).getFirst());
            case Kinds.Whole(long least, long most) -> number(Math.clamp(1, least, most));
            case Kinds.Decimal(var least, var most) ->
                number(Math.clamp(1, least == null ? 0 : least, most == null ? 1 : most));
            case Kind k when k == Kinds.BOOLEAN -> JsonValue.TRUE;
            case Kind k when k == Kinds.TIME -> text("2027-03-01T12:00:00Z");
            default -> text("any");
        };
    }

    private static JsonValue text(String text) {
        return Json.array().add(text).build().getFirst();
    }

    private static JsonValue number(long number) {
        return Json.array().add(BigDecimal.valueOf(number)).build().getFirst();
    }
}
