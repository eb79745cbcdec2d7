package energy.switchpoint.ocpp.entity;

import jakarta.json.JsonObject;

/** One OCPP-J message as it travels. */
public sealed interface Frame {

    String messageId();

    record Call(String messageId, String action, JsonObject payload) implements Frame {}

    record Result(String messageId, JsonObject payload) implements Frame {}

    record Error(String messageId, String code, String description) implements Frame {}

    /** Something that is no frame; {@code messageId} is "-1" when it has none we can quote. */
    record Malformed(String messageId, RpcFault fault, String description, boolean answerToUs) implements Frame {}
}
