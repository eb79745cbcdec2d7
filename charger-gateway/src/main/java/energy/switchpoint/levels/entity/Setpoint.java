package energy.switchpoint.levels.entity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A level somebody asked for, for a time: "charge now" by the household, or a commanded state by the operator.
 *
 * @param until empty = until the running session ends
 * @param offsetS shifts start and end (R062); 0 for an override and for frequency response (R066)
 */
public record Setpoint(
        UUID id,
        Kind kind,
        Issuer issuer,
        int levelPercent,
        String reason,
        Instant from,
        @Nullable Instant until,
        int offsetS,
        String rule) {

    /** In order of rank, highest first. */
    public enum Kind {
        OVERRIDE,
        COMMANDED_STATE;

        ControlKind controlKind() {
            return switch (this) {
                case OVERRIDE -> ControlKind.OVERRIDE;
                case COMMANDED_STATE -> ControlKind.COMMANDED_STATE;
            };
        }
    }

    public Instant startsHere() {
        return from.plusSeconds(offsetS);
    }

    public @Nullable Instant endsHere() {
        return until == null ? null : until.plusSeconds(offsetS);
    }

    public boolean isInForce(Instant at) {
        var end = endsHere();
        return !at.isBefore(startsHere()) && (end == null || at.isBefore(end));
    }

    Control control() {
        return new Control(kind.controlKind(), issuer, reason, startsHere(), endsHere(), offsetS, rule);
    }
}
