package energy.switchpoint.commands.entity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages on the charger's screen. */
public sealed interface DisplayCommand extends ChargerCommand {

    record SetDisplayMessage(Message message) implements DisplayCommand {}

    /** Announced, then told by {@link DeviceEvent.DisplayMessagesReported}. Empty or null = no such restriction. */
    record ListDisplayMessages(
            List<Integer> ids,
            @Nullable Priority priority,
            @Nullable State state) implements DisplayCommand {
        public ListDisplayMessages {
            ids = List.copyOf(ids);
        }
    }

    record ClearDisplayMessage(int id) implements DisplayCommand {}

    /**
     * @param state null = in any state
     * @param language as RFC 5646 writes it; null = the device's own
     * @param transactionId shown only while this runs
     */
    record Message(
            int id,
            Priority priority,
            @Nullable State state,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String transactionId,
            Format format,
            @Nullable String language,
            String text) {}

    enum Priority {
        ALWAYS_FRONT,
        IN_FRONT,
        NORMAL_CYCLE
    }

    enum State {
        CHARGING,
        FAULTED,
        IDLE,
        UNAVAILABLE
    }

    enum Format {
        ASCII,
        HTML,
        URI,
        UTF8,
        QR_CODE
    }
}
