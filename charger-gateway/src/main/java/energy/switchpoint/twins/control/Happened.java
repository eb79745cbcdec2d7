package energy.switchpoint.twins.control;

import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.twins.control.ReconcileSteps.Plan;
import energy.switchpoint.twins.control.ReconcileSteps.Todo;
import energy.switchpoint.twins.entity.HeldProgrammes;
import energy.switchpoint.twins.entity.SampleSettings;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened while a plan was carried out. */
public sealed interface Happened {

    UUID chargepointId();

    /** Part of a plan that is being carried out. */
    sealed interface OfPlan extends Happened {
        Plan plan();

        @Override
        default UUID chargepointId() {
            return plan().chargepointId();
        }
    }

    /** A ceiling was sent ahead of any plan. */
    record Pushed(UUID chargepointId, Todo todo, Instant sentAt, CommandOutcome outcome) implements Happened {}

    /**
     * A charger that was silent told what it follows.
     *
     * @param before what it held while it was silent
     */
    record Compared(Plan plan, HeldProgrammes before, CommandOutcome outcome) implements OfPlan {}

    /** A charger was asked what it can do. */
    record Asked(Plan plan, CommandOutcome outcome) implements OfPlan {}

    /**
     * A charger was told how often to tell its meter.
     *
     * @param kept null when it could not be asked
     */
    record Sampled(Plan plan, SampleSettings.Wanted wanted, SampleSettings.@Nullable Kept kept) implements OfPlan {}

    /** A charger without Smart Charging was brought to its level. */
    record Drove(Plan plan, Instant sentAt, Driving.Driven driven) implements OfPlan {}

    /** A layer's programme was sent. */
    record Said(Plan plan, Todo todo, Instant sentAt, CommandOutcome outcome) implements OfPlan {}

    /**
     * The look is over.
     *
     * @param connected at its beginning
     * @param readBack what the charger says that it follows now; null when it was not asked or did not tell
     */
    record Over(Plan plan, boolean connected, CommandOutcome.@Nullable CompositeSchedule readBack) implements OfPlan {}
}
