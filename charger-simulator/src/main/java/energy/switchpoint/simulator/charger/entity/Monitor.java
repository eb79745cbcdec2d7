package energy.switchpoint.simulator.charger.entity;

import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonObject;

/**
 * One variable that the charger watches for its operator.
 *
 * @param type OCPP's word: UpperThreshold, LowerThreshold, Delta, Periodic, PeriodicClockAligned
 * @param value the threshold, the least change, or seconds
 * @param severity 0 danger … 9 debug
 */
public record Monitor(int id, String variable, String type, double value, int severity, boolean transaction) {

    public static Monitor read(JsonObject json) {
        return new Monitor(
                json.getInt("id"),
                json.getString("variable"),
                json.getString("type"),
                json.getJsonNumber("value").doubleValue(),
                json.getInt("severity"),
                json.getBoolean("transaction"));
    }

    public JsonObject json() {
        return JsonText.object()
                .add("id", id)
                .add("variable", variable)
                .add("type", type)
                .add("value", value)
                .add("severity", severity)
                .add("transaction", transaction)
                .build();
    }

    public boolean isThreshold() {
        return type.endsWith("Threshold");
    }

    public boolean isPeriodic() {
        return type.startsWith("Periodic");
    }

    /** Whether it watches the same in the same way: such a one is not set twice (N04.FR.). */
    public boolean duplicates(Monitor other) {
        return id != other.id
                && variable.equals(other.variable)
                && type.equals(other.type)
                && severity == other.severity;
    }

    public boolean isCrossedBy(double now) {
        return type.equals("UpperThreshold") ? now > value : now < value;
    }
}
