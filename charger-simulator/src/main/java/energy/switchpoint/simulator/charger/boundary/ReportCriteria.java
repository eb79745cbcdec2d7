package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonObject;

/** Whether a variable is one of those that a report is asked about; a name left out means all. */
final class ReportCriteria {

    private ReportCriteria() {}

    static boolean matches(JsonObject asked, String path) {
        var name = ModelName.of(path);
        var component = JsonText.needChild(asked, "component");
        var part = JsonText.text(component, "instance");
        var variable = JsonText.child(asked, "variable");
        return JsonText.needText(component, "name").equals(name.component())
                && (part == null || part.equals(name.part()))
                && (variable == null || isNamed(variable, name));
    }

    private static boolean isNamed(JsonObject variable, ModelName name) {
        var instance = JsonText.text(variable, "instance");
        return JsonText.needText(variable, "name").equals(name.variable())
                && (instance == null || instance.equals(name.instance()));
    }
}
