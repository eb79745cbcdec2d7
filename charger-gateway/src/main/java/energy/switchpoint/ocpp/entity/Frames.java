package energy.switchpoint.ocpp.entity;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** Reading and writing OCPP-J frames: {@code [2,"id","Action",{…}]}, {@code [3,"id",{…}]}, {@code [4,"id","code","text",{}]}. */
public final class Frames {

    public static final String NO_ID = "-1";
    public static final int LONGEST_ID = 36;
    private static final int CALL = 2;
    private static final int RESULT = 3;
    private static final int ERROR = 4;
    private static final int RESULT_ERROR = 5;
    private static final int SEND = 6;
    private static final int NO_TYPE = 0;

    private Frames() {}

    public static Frame read(String text) {
        JsonArray parts;
        try {
            parts = Json.readArray(text);
        } catch (JsonException e) {
            return new Frame.Malformed(NO_ID, RpcFault.UNREADABLE, "Not a JSON array", false);
        }
        if (parts.size() < 2 || !(parts.get(0) instanceof JsonNumber number)) {
            return new Frame.Malformed(idOf(parts), RpcFault.UNREADABLE, "Not [type, id, …]", false);
        }
        int type = number.numberValue() instanceof Integer whole ? whole : NO_TYPE;
        if (!(parts.get(1) instanceof JsonString id)) {
            return new Frame.Malformed(
                    NO_ID, RpcFault.UNREADABLE, "The message id is not a string", type == RESULT || type == ERROR);
        }
        return switch (type) {
            case CALL -> call(id.getString(), parts);
            case RESULT -> result(id.getString(), parts);
            case ERROR -> error(id.getString(), parts);
            case RESULT_ERROR, SEND ->
                new Frame.Malformed(idOf(parts), RpcFault.NEVER_ANSWERED, "Nothing we asked for, or act on", false);
            default -> new Frame.Malformed(idOf(parts), RpcFault.MESSAGE_TYPE, "There is no such message type", false);
        };
    }

    public static String call(String id, String action, JsonObject payload) {
        return call(id, action, payload.toString());
    }

    /** @param payload a JSON object, written out */
    public static String call(String id, String action, String payload) {
        return "[2," + Json.quoted(id) + ',' + Json.quoted(action) + ',' + payload + ']';
    }

    public static String result(String id, JsonObject payload) {
        return "[3," + Json.quoted(id) + ',' + payload + ']';
    }

    public static String error(OcppVersion version, String id, RpcFault fault, String description) {
        return "[4," + Json.quoted(id) + ",\"" + fault.code(version) + "\"," + Json.quoted(cut(description)) + ",{}]";
    }

    private static Frame call(String id, JsonArray parts) {
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            return new Frame.Malformed(NO_ID, RpcFault.UNREADABLE, "A message id has 1 to 36 characters", false);
        }
        if (parts.size() != 4 || !(parts.get(2) instanceof JsonString action)) {
            return new Frame.Malformed(id, RpcFault.FORMAT, "A call is [2, id, action, payload]", false);
        }
        if (!(parts.get(3) instanceof JsonObject payload)) {
            return new Frame.Malformed(id, RpcFault.FORMAT, "The payload is not an object", false);
        }
        return new Frame.Call(id, action.getString(), payload);
    }

    private static Frame result(String id, JsonArray parts) {
        if (parts.size() < 3 || !(parts.get(2) instanceof JsonObject payload)) {
            return new Frame.Malformed(id, RpcFault.FORMAT, "The payload is not an object", true);
        }
        return new Frame.Result(id, payload);
    }

    private static Frame error(String id, JsonArray parts) {
        if (parts.size() < 3) {
            return new Frame.Malformed(id, RpcFault.FORMAT, "The error has no code", true);
        }
        return new Frame.Error(id, text(parts.get(2)), parts.size() > 3 ? text(parts.get(3)) : "");
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }

    private static String idOf(JsonArray parts) {
        return parts.size() > 1
                        && parts.get(1) instanceof JsonString id
                        && !id.getString().isEmpty()
                        && id.getString().length() <= LONGEST_ID
                ? id.getString()
                : NO_ID;
    }

    /** Both versions allow 255 characters of description. */
    private static String cut(String description) {
        return description.length() > 255 ? description.substring(0, 255) : description;
    }
}
