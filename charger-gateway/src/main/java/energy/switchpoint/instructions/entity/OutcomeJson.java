package energy.switchpoint.instructions.entity;

import energy.switchpoint.commands.entity.CertificateCommand.Fingerprint;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.SettingName;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a device told with its answer, as JSON for the API. */
public final class OutcomeJson {

    private OutcomeJson() {}

    /** Empty when it only said yes or no. */
    public static Optional<JsonObject> of(CommandOutcome outcome) {
        return outcome instanceof CommandOutcome.Told told ? Optional.of(told(told)) : Optional.empty();
    }

    private static JsonObject told(CommandOutcome.Told told) {
        var json = Json.createObjectBuilder();
        switch (told) {
            case CommandOutcome.CompositeSchedule s ->
                json.add("startsAt", s.start().toString())
                        .add(
                                "periods",
                                array(
                                        s.periods(),
                                        p -> Json.createObjectBuilder()
                                                .add("startOffsetS", p.offsetS())
                                                .add("limitW", p.limitW())));
            case CommandOutcome.Later _ -> json.add("later", true);
            case CommandOutcome.Announced(var _, int requestId) -> json.add("requestId", requestId);
            case CommandOutcome.Nothing _ -> json.add("nothing", true);
            case CommandOutcome.SettingsRead read ->
                json.add("values", array(read.values(), OutcomeJson::value))
                        .add("unknown", array(read.unknown(), OutcomeJson::name));
            case CommandOutcome.SettingsWritten written ->
                json.add(
                        "results",
                        array(
                                written.results(),
                                r -> name(r.name())
                                        .add("effect", r.effect().name())
                                        .add("word", r.word())));
            case CommandOutcome.MonitorsSet set ->
                json.add(
                        "results",
                        array(
                                set.results(),
                                r -> orNull(name(r.what()), "id", r.id() == null ? null : r.id().toString())
                                        .add("watch", r.watch().name())
                                        .add("set", r.set())
                                        .add("word", r.word())));
            case CommandOutcome.MonitorsCleared cleared -> {
                var words = Json.createObjectBuilder();
                cleared.words().forEach((id, word) -> words.add(id.toString(), word));
                json.add("words", words);
            }
            case CommandOutcome.ListVersion(var _, int version) -> json.add("version", version);
            case CommandOutcome.TransactionStatus(var _, var running, boolean wait) -> {
                if (running != null) {
                    json.add("running", running);
                }
                json.add("messagesWait", wait);
            }
            case CommandOutcome.LogPromised(var _, int requestId, var fileName) ->
                orNull(json.add("requestId", requestId), "fileName", fileName);
            case CommandOutcome.CertificatesListed listed ->
                json.add(
                        "certificates",
                        array(
                                listed.certificates(),
                                c -> fingerprint(c.fingerprint())
                                        .add("use", c.use().name())
                                        .add("children", array(c.children(), OutcomeJson::fingerprint))));
            case CommandOutcome.DataAnswered(var _, var data) -> orNull(json, "data", data);
            case CommandOutcome.DeviceRulesKnown rules ->
                json.add("randomDelay", rules.randomDelay())
                        .add("offline", rules.offline())
                        .add("dynamic", rules.dynamic())
                        .add("priority", rules.priority());
        }
        return json.build();
    }

    private static JsonObjectBuilder value(CommandOutcome.SettingValue value) {
        var keptBack = value.value() != null && value.name().mayHoldSecret();
        return orNull(
                orNull(name(value.name()), "value", keptBack ? null : value.value())
                        .add("readOnly", value.readOnly()),
                "refusal",
                keptBack ? "kept back here: it may be a password or a key" : value.refusal());
    }

    private static JsonObjectBuilder name(SettingName name) {
        var json = Json.createObjectBuilder();
        var component = name.component();
        if (component != null) {
            json.add("component", component.name());
            orLeftOut(json, "componentInstance", component.instance());
            if (component.connector() != null) {
                json.add("connector", component.connector());
            }
        }
        json.add("name", name.name());
        orLeftOut(json, "instance", name.instance());
        if (name.attribute() != SettingName.Attribute.ACTUAL) {
            json.add("attribute", name.attribute().name());
        }
        return json;
    }

    private static JsonObjectBuilder fingerprint(Fingerprint f) {
        return Json.createObjectBuilder()
                .add("algorithm", f.algorithm())
                .add("issuerNameHash", f.issuerNameHash())
                .add("issuerKeyHash", f.issuerKeyHash())
                .add("serial", f.serial());
    }

    private static <T> JsonArrayBuilder array(Collection<T> items, Function<T, JsonObjectBuilder> item) {
        var array = Json.createArrayBuilder();
        items.forEach(i -> array.add(item.apply(i)));
        return array;
    }

    private static void orLeftOut(JsonObjectBuilder json, String key, @Nullable String value) {
        if (value != null) {
            json.add(key, value);
        }
    }

    private static JsonObjectBuilder orNull(JsonObjectBuilder json, String key, @Nullable String value) {
        return value == null ? json.addNull(key) : json.add(key, value);
    }
}
