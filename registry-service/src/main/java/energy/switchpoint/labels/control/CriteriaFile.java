package energy.switchpoint.labels.control;

import energy.switchpoint.labels.entity.Capability;
import energy.switchpoint.labels.entity.Criteria;
import energy.switchpoint.labels.entity.Criterion;
import energy.switchpoint.labels.entity.FactKind;
import energy.switchpoint.labels.entity.FactTest;
import energy.switchpoint.labels.entity.Form;
import energy.switchpoint.labels.entity.Level;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one version of the criteria from the class path. A mistake in the file stops the service from starting. */
public final class CriteriaFile {

    private CriteriaFile() {}

    public static Criteria read(String version) {
        var name = "/criteria-" + version + ".json";
        try (var stream = CriteriaFile.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("there are no criteria " + version);
            }
            return criteria(Json.createReader(stream).readObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Criteria criteria(JsonObject json) {
        var facts = new LinkedHashMap<String, FactKind>();
        json.getJsonObject("facts")
                .forEach((fact, about) ->
                        facts.put(fact, FactKind.valueOf(about.asJsonObject().getString("type"))));
        return new Criteria(
                json.getString("version"),
                facts,
                json.getJsonArray("capabilities").getValuesAs(CriteriaFile::capability),
                json.getJsonArray("forms").getValuesAs(CriteriaFile::form));
    }

    private static Criteria.OfCapability capability(JsonObject json) {
        return new Criteria.OfCapability(
                Capability.valueOf(json.getString("capability")), meanings(json), criteriaOf(json));
    }

    private static Criteria.OfForm form(JsonObject json) {
        var derivedFrom = new LinkedHashSet<Capability>();
        texts(json.getJsonArray("derivedFrom")).forEach(name -> derivedFrom.add(Capability.valueOf(name)));
        return new Criteria.OfForm(Form.valueOf(json.getString("form")), derivedFrom, meanings(json), criteriaOf(json));
    }

    private static Map<Level, String> meanings(JsonObject json) {
        var meanings = json.getJsonObject("meanings");
        return Map.of(
                Level.HIGH, meanings.getString("HIGH"),
                Level.MEDIUM, meanings.getString("MEDIUM"),
                Level.NONE, meanings.getString("NONE"));
    }

    private static List<Criterion> criteriaOf(JsonObject json) {
        return json.getJsonArray("criteria").getValuesAs(CriteriaFile::criterion);
    }

    private static Criterion criterion(JsonObject json) {
        return new Criterion(
                json.getString("id"),
                Level.valueOf(json.getString("level")),
                json.getString("text"),
                json.getString("fact"),
                test(json.getJsonObject("test")),
                json.getBoolean("certified"));
    }

    private static FactTest test(JsonObject json) {
        return switch (json.getString("is")) {
            case "TRUE" -> new FactTest.IsTrue();
            case "AT_LEAST" -> new FactTest.AtLeast(json.getJsonNumber("value").bigDecimalValue());
            case "AT_MOST" -> new FactTest.AtMost(json.getJsonNumber("value").bigDecimalValue());
            case "ONE_OF" -> new FactTest.OneOf(texts(json.getJsonArray("values")));
            case "CONTAINS_ALL" -> new FactTest.ContainsAll(texts(json.getJsonArray("values")));
            case "CONTAINS_ANY" -> new FactTest.ContainsAny(texts(json.getJsonArray("values")));
            case "COUNT_OF" -> new FactTest.CountOf(texts(json.getJsonArray("values")), json.getInt("value"));
            case "NOT_PAST" -> new FactTest.NotPast();
            default -> throw new IllegalStateException("the criteria ask for an unknown test: " + json);
        };
    }

    private static Set<String> texts(JsonArray array) {
        return new LinkedHashSet<>(array.getValuesAs(JsonString::getString));
    }
}
