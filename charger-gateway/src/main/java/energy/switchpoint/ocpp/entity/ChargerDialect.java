package energy.switchpoint.ocpp.entity;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.Receipt;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** One OCPP version: its messages as events, our commands as its messages. */
public interface ChargerDialect {

    OcppVersion version();

    /**
     * The answer to a charger's call, and what is to be stored before it is sent. Called on an event loop: must not wait.
     *
     * @throws CallRefused when the call is not as the version wants it
     */
    Reply receive(Frame.Call call, ChargerMemory memory, Instant now);

    /** Carries a command out, waiting for the charger. */
    CommandOutcome perform(ChargerCommand command, ChargerMemory memory, ChargerLine line);

    /** @param answer the payload of the answer, once the events are stored */
    record Reply(Function<Receipt, JsonObject> answer, List<ChargerEvent> events) {
        public Reply {
            events = List.copyOf(events);
        }

        public Reply(JsonObject payload, List<ChargerEvent> events) {
            this(_ -> payload, events);
        }

        public static Reply of(JsonObject payload, ChargerEvent... events) {
            return new Reply(payload, List.of(events));
        }

        /** The payload, where it does not depend on what is stored. */
        public JsonObject payload() {
            return answer.apply(Receipt.PLAIN);
        }
    }
}
