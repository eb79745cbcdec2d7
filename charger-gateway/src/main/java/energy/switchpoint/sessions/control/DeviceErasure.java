package energy.switchpoint.sessions.control;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.CommandOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks a charger to forget what it holds about people. */
@ApplicationScoped
public class DeviceErasure {

    @Inject
    ChargerCommands commands;

    public DeviceErasure() {}

    /** For use outside the container. */
    public DeviceErasure(ChargerCommands commands) {
        this.commands = commands;
    }

    /** @param evidence the charger's answer in words */
    public record Result(boolean done, String evidence) {}

    /** Waits for the charger's answer. */
    public Result ask(UUID chargepointId, @Nullable UUID owner) {
        var command = new ChargerCommand.EraseCustomerData(owner == null ? "" : owner.toString());
        return switch (commands.send(chargepointId, command)
                .toCompletableFuture()
                .join()) {
            case CommandOutcome.Accepted _, CommandOutcome.Told _ -> new Result(true, "the charger confirmed");
            case CommandOutcome.Refused(var at, var reason) -> new Result(false, "the charger refused: " + reason);
            case CommandOutcome.TimedOut _ -> new Result(false, "the charger did not answer");
            case CommandOutcome.NotConnected() -> new Result(false, "the charger is not connected");
        };
    }
}
