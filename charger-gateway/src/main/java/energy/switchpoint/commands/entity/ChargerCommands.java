package energy.switchpoint.commands.entity;

import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * The way to a charger, wherever its socket is. Implemented by the connections feature; managed mode knows no socket.
 * The stage always completes normally, by the device's answer, a time-out or a lost connection.
 */
public interface ChargerCommands {

    CompletionStage<CommandOutcome> send(UUID chargepointId, ChargerCommand command);

    /**
     * As {@link #send}, for many chargers one after the other: where it can, the message is on its way when this returns. What is
     * done with the outcome may run on the thread that reads from chargers, so it is short and waits for nothing.
     */
    default CompletionStage<CommandOutcome> tell(UUID chargepointId, ChargerCommand command) {
        return send(chargepointId, command);
    }

    boolean isConnected(UUID chargepointId);

    /** Closes the socket so that the charger comes back and proves itself again. */
    void disconnect(UUID chargepointId, String why);
}
