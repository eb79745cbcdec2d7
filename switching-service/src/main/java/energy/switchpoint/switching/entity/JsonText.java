package energy.switchpoint.switching.entity;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Findings as the JSON text they are kept as. They are read as a whole and never searched. */
final class JsonText {

    private JsonText() {}

    static String ofChecks(List<Check> checks) {
        var array = Json.createArrayBuilder();
        for (var check : checks) {
            array.add(Json.createObjectBuilder()
                    .add("check", check.check())
                    .add("passed", check.passed())
                    .add("detail", check.detail()));
        }
        return array.build().toString();
    }

    static List<Check> checks(@Nullable String text) {
        return array(text).getValuesAs(JsonObject.class).stream()
                .map(o -> new Check(o.getString("check"), o.getBoolean("passed"), o.getString("detail")))
                .toList();
    }

    static String ofSentences(List<Readiness.Sentence> sentences) {
        var array = Json.createArrayBuilder();
        for (var sentence : sentences) {
            array.add(Json.createObjectBuilder().add("ok", sentence.ok()).add("text", sentence.text()));
        }
        return array.build().toString();
    }

    static List<Readiness.Sentence> sentences(@Nullable String text) {
        return array(text).getValuesAs(JsonObject.class).stream()
                .map(o -> new Readiness.Sentence(o.getBoolean("ok"), o.getString("text")))
                .toList();
    }

    static String ofTexts(List<String> texts) {
        return Json.createArrayBuilder(texts).build().toString();
    }

    static List<String> texts(@Nullable String text) {
        return array(text).getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    private static JsonArray array(@Nullable String text) {
        if (text == null) {
            return JsonArray.EMPTY_JSON_ARRAY;
        }
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readArray();
        }
    }
}
