package energy.switchpoint.jobs.control;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.jobs.entity.Work;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Commands that can be given to many chargers at once. */
@ApplicationScoped
public class JobOrders {

    private static final int CONNECTOR = 1;
    private static final Set<String> TYPES = Set.of("RESET", "UNLOCK", "READ_METER");

    public boolean knows(String type) {
        return TYPES.contains(type);
    }

    ChargerCommand command(Work.Order order) {
        return switch (order.type()) {
            case "RESET" -> new ChargerCommand.Reset(false);
            case "UNLOCK" -> new ChargerCommand.Unlock(CONNECTOR);
            case "READ_METER" -> new ChargerCommand.TriggerMeter(CONNECTOR);
            default -> throw new IllegalStateException("no job is stored with the command " + order.type());
        };
    }

    /** Whether sending it once more than needed does no harm; what does harm is never sent again after a restart. */
    boolean mayBeRepeated(Work work) {
        return switch (work) {
            case Work.Level _ -> true;
            case Work.Order order -> order.type().equals("READ_METER");
        };
    }
}
