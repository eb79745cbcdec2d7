package energy.switchpoint.localcontrol.entity;

import energy.switchpoint.localcontrol.entity.Loss.Cause;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is in control of one charger.
 *
 * @param cause why its operator is out of contact; null while it is in contact
 * @param version 0 = never written, it was always its operator's
 */
public record LocalControl(
        UUID chargepointId, ControlState state, @Nullable Cause cause, Instant since, long version) {

    public LocalControl {
        if (state.isWithoutOperator() != (cause != null)) {
            throw new IllegalArgumentException("%s because of %s".formatted(state, cause));
        }
    }

    /** What came of asking for another state. */
    public sealed interface Decision {
        record Moved(LocalControl now) implements Decision {}

        record NotAllowed(ControlState from, ControlState wanted) implements Decision {}
    }

    public static LocalControl operated(UUID chargepointId, Instant since) {
        return new LocalControl(chargepointId, ControlState.OPERATED, null, since, 0);
    }

    /** Where it stands by what is heard of operator and charger, before anybody does anything. */
    public LocalControl seeing(Optional<Loss> loss, Instant at) {
        if (loss.isEmpty()) {
            return switch (state) {
                case OPERATED, OPERATOR_BACK -> this;
                case OUT_OF_CONTACT -> to(ControlState.OPERATED, null, at);
                case HOUSEHOLD -> to(ControlState.OPERATOR_BACK, null, at);
            };
        }
        return switch (state) {
            case OPERATED -> to(ControlState.OUT_OF_CONTACT, loss.get().cause(), at);
            case OPERATOR_BACK -> to(ControlState.HOUSEHOLD, loss.get().cause(), at);
            case OUT_OF_CONTACT, HOUSEHOLD ->
                cause == loss.get().cause()
                        ? this
                        : new LocalControl(chargepointId, state, loss.get().cause(), since, version);
        };
    }

    /** The household has set its own programme. Nothing changes while the operator is in contact (R069). */
    public Decision householdSet(Instant at) {
        return state == ControlState.OUT_OF_CONTACT ? move(ControlState.HOUSEHOLD, at) : stays();
    }

    /** The operator has set a programme; over the household's even while the charger itself cannot be reached. */
    public Decision operatorSet(Instant at) {
        return switch (state) {
            case OPERATOR_BACK -> move(ControlState.OPERATED, at);
            case HOUSEHOLD -> move(ControlState.OUT_OF_CONTACT, at);
            case OPERATED, OUT_OF_CONTACT -> stays();
        };
    }

    /** The household gives back what it took. */
    public Decision handBack(Instant at) {
        return state.isWithoutOperator() ? move(ControlState.OUT_OF_CONTACT, at) : move(ControlState.OPERATED, at);
    }

    private Decision stays() {
        return new Decision.Moved(this);
    }

    private Decision move(ControlState wanted, Instant at) {
        return state.next().contains(wanted)
                ? new Decision.Moved(to(wanted, wanted.isWithoutOperator() ? cause : null, at))
                : new Decision.NotAllowed(state, wanted);
    }

    private LocalControl to(ControlState next, @Nullable Cause why, Instant at) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException("%s does not follow %s".formatted(next, state));
        }
        return new LocalControl(chargepointId, next, why, at, version);
    }
}
