package energy.switchpoint.simulator.ocpp.entity;

import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;

/** One OCPP-J message: a call, its result, or its error. */
public sealed interface Frame {

    /** The sender's number for the call; results and errors repeat it. */
    String id();

    JsonArray json();

    /** A request in either direction. */
    record Call(String id, String action, JsonObject payload) implements Frame {
        @Override
        public JsonArray json() {
            return JsonText.array().add(2).add(id).add(action).add(payload).build();
        }
    }

    /** The answer to a call. */
    record Result(String id, JsonObject payload) implements Frame {
        @Override
        public JsonArray json() {
            return JsonText.array().add(3).add(id).add(payload).build();
        }
    }

    /** The refusal of a call by the protocol layer. */
    record Failure(String id, String code, String description) implements Frame {
        @Override
        public JsonArray json() {
            return JsonText.array()
                    .add(4)
                    .add(id)
                    .add(code)
                    .add(description)
                    .add(JsonText.empty())
                    .build();
        }
    }

    /** Text that is not a frame; the id is kept when it could be read, so that the sender can be told. */
    record Malformed(Optional<String> knownId) implements Frame {
        @Override
        public String id() {
            return knownId.orElse("-1");
        }

        @Override
        public JsonArray json() {
            throw new IllegalStateException("a malformed frame is never sent");
        }
    }

    /** Reads a frame; never throws, because a connection outlives bad text. */
    static Frame read(String text) {
        try {
            return JsonText.read(text) instanceof JsonArray array ? read(array) : new Malformed(Optional.empty());
        } catch (JsonException e) {
            return new Malformed(Optional.empty());
        }
    }

    private static Frame read(JsonArray array) {
        if (array.size() < 3
                || !(array.get(0) instanceof JsonNumber type)
                || !(array.get(1) instanceof JsonString id)) {
            return new Malformed(Optional.empty());
        }
        return switch (type.intValue()) {
            case 2 -> call(id.getString(), array);
            case 3 ->
                array.get(2) instanceof JsonObject payload
                        ? new Result(id.getString(), payload)
                        : new Malformed(Optional.of(id.getString()));
            case 4 -> new Failure(id.getString(), textAt(array, 2), textAt(array, 3));
            default -> new Malformed(Optional.of(id.getString()));
        };
    }

    private static Frame call(String id, JsonArray array) {
        return array.size() >= 4
                        && array.get(2) instanceof JsonString action
                        && array.get(3) instanceof JsonObject payload
                ? new Call(id, action.getString(), payload)
                : new Malformed(Optional.of(id));
    }

    private static String textAt(JsonArray array, int index) {
        return index < array.size() && array.get(index) instanceof JsonString text ? text.getString() : "";
    }
}
