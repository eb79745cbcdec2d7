package energy.switchpoint.instructions.entity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command as it was given to one charger.
 *
 * @param detail the device's own word, or why nothing was sent
 * @param answer what the device told, as JSON; null when it told nothing
 * @param requestedAt when the operator asked
 */
public record Given(
        UUID id,
        UUID chargepointId,
        String type,
        State state,
        String detail,
        @Nullable String answer,
        String askedBy,
        Instant requestedAt,
        @Nullable Instant sentAt,
        @Nullable Instant answeredAt,
        String traceparent) {

    public enum State {
        /** No answer yet. */
        SENT,
        /** The device's word; it may still have to do it. */
        ACCEPTED,
        REFUSED,
        TIMED_OUT,
        NOT_CONNECTED,
        /** Turned down here, as it would break what the platform promises. */
        NOT_SENT
    }

    public Given answered(State newState, String newDetail, @Nullable String newAnswer, Instant at) {
        return new Given(
                id, chargepointId, type, newState, newDetail, newAnswer, askedBy, requestedAt, sentAt, at, traceparent);
    }
}
