package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.jspecify.annotations.Nullable;

/** A variable of the device model, as messages name it and as the charger's table does: {@code Component/instance.Variable/instance}. */
record ModelName(
        String component,
        @Nullable String part,
        String variable,
        @Nullable String instance) {

    static ModelName of(JsonObject data) {
        var component = JsonText.needChild(data, "component");
        var variable = JsonText.needChild(data, "variable");
        return new ModelName(
                JsonText.needText(component, "name"),
                JsonText.text(component, "instance"),
                JsonText.needText(variable, "name"),
                JsonText.text(variable, "instance"));
    }

    static ModelName of(String path) {
        var dot = path.indexOf('.');
        var left = path.substring(0, dot).split("/", 2);
        var right = path.substring(dot + 1).split("/", 2);
        return new ModelName(left[0], left.length > 1 ? left[1] : null, right[0], right.length > 1 ? right[1] : null);
    }

    String path() {
        return componentPath() + "." + variable + (instance == null ? "" : "/" + instance);
    }

    String componentPath() {
        return component + (part == null ? "" : "/" + part);
    }

    JsonObjectBuilder json() {
        return JsonText.object().add("component", named(component, part)).add("variable", named(variable, instance));
    }

    private static JsonObjectBuilder named(String name, @Nullable String instance) {
        var json = JsonText.object().add("name", name);
        return instance == null ? json : json.add("instance", instance);
    }
}
