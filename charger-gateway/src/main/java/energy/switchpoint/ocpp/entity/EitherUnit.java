package energy.switchpoint.ocpp.entity;

import energy.switchpoint.commands.entity.CommandOutcome;
import java.util.function.Function;

/**
 * Some chargers take limits only in watts, some only in amperes, and few say so: learnt from a refusal that the other unit does
 * not meet, and remembered.
 */
public final class EitherUnit {

    private EitherUnit() {}

    /** Tries the other unit once when the charger refuses; remembers the one it takes. */
    public static CommandOutcome set(ChargerMemory memory, Function<LimitUnit, CommandOutcome> attempt) {
        var unit = memory.limitUnit();
        var outcome = attempt.apply(unit);
        if (!(outcome instanceof CommandOutcome.Refused)) {
            return outcome;
        }
        var second = attempt.apply(unit.other());
        if (second instanceof CommandOutcome.Accepted) {
            memory.takesLimitsIn(unit.other());
            return second;
        }
        return outcome;
    }

    /** Reads in whichever unit the charger answers. That it tells limits in a unit does not mean that it takes them in it. */
    public static CommandOutcome read(ChargerMemory memory, Function<LimitUnit, CommandOutcome> attempt) {
        var outcome = attempt.apply(memory.limitUnit());
        if (!(outcome instanceof CommandOutcome.Refused)) {
            return outcome;
        }
        var second = attempt.apply(memory.limitUnit().other());
        return second instanceof CommandOutcome.Refused ? outcome : second;
    }
}
