package energy.switchpoint.simulator.ocpp.entity;

import jakarta.json.JsonObject;

/** What a charger answers to a call. */
public sealed interface Answer {

    /** A result, and what the charger does once the result is on its way. */
    record Result(JsonObject payload, Runnable afterwards) implements Answer {}

    /** A call the charger cannot make sense of. */
    record Refusal(ErrorCode code, String description) implements Answer {}

    static Answer of(JsonObject payload) {
        return new Result(payload, () -> {});
    }

    static Answer then(JsonObject payload, Runnable afterwards) {
        return new Result(payload, afterwards);
    }
}
