package energy.switchpoint.jobs.control;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.instructions.control.Instructions;
import energy.switchpoint.instructions.entity.Instruction;
import energy.switchpoint.instructions.entity.InstructionReader;
import energy.switchpoint.instructions.entity.Reading;
import energy.switchpoint.jobs.entity.Work;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Commands that can be given to many chargers at once: all that mean the same at every charger. */
@ApplicationScoped
public class JobOrders {

    @Inject
    Instructions instructions;

    @Inject
    Clock clock;

    private final Supplier<InstructionReader> reader;

    public JobOrders() {
        reader = () -> instructions.reader();
    }

    /** For use outside the container. */
    public JobOrders(InstructionReader reader, Clock clock) {
        this.reader = () -> reader;
        this.clock = clock;
    }

    /** As for one charger, and also unreadable when it names something of one charger only. */
    public Reading read(JsonObject command) {
        var reading = reader.get().read(command, Optional.empty(), clock.instant());
        return reading instanceof Reading.Understood(var instruction)
                        && !instruction.type().fitsMany()
                ? new Reading.Unreadable(instruction.type() + " is for one charger: POST /devices/{id}/commands")
                : reading;
    }

    ChargerCommand command(Work.Order order) {
        return switch (read(Objects.requireNonNull(Instructions.json(order.body())))) {
            case Reading.Understood(var instruction) -> instruction.command();
            case Reading.Unreadable(var why) -> throw new IllegalStateException("a stored job is unreadable: " + why);
            case Reading.NotAllowed(var why) -> throw new IllegalStateException("a stored job is not allowed: " + why);
        };
    }

    /** Whether sending it once more than needed does no harm; what does harm is never sent again after a restart. */
    boolean mayBeRepeated(Work work) {
        return switch (work) {
            case Work.Level _ -> true;
            case Work.Order order -> Instruction.Type.valueOf(order.type()).mayBeRepeated();
        };
    }
}
