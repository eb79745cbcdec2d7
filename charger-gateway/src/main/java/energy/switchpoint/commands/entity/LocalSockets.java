package energy.switchpoint.commands.entity;

import java.util.Optional;
import java.util.UUID;

/** The chargers whose sockets are on this node. */
public interface LocalSockets extends ChargerCommands {

    /** The credential it came with, if it is here, whatever that is good for. */
    Optional<UUID> credentialHere(UUID chargepointId);

    /** Closes a connection in whose place a newer one on another node has come: the charger is not gone. */
    void giveUp(UUID chargepointId, String why);
}
