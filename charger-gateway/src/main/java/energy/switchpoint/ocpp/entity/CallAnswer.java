package energy.switchpoint.ocpp.entity;

import jakarta.json.JsonObject;

/** What came back for a call of ours. */
public sealed interface CallAnswer {

    record Result(JsonObject payload) implements CallAnswer {}

    record Fault(String code, String description) implements CallAnswer {}

    record TimedOut() implements CallAnswer {}

    record Closed() implements CallAnswer {}
}
