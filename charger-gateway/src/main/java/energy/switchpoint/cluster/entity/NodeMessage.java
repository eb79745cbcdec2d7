package energy.switchpoint.cluster.entity;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.CommandOutcome;
import java.util.UUID;

/** What one node tells another. */
public sealed interface NodeMessage {

    /** Carry this out: you have the socket. @param from the node that waits for the answer */
    record Ask(String from, long number, UUID chargepointId, ChargerCommand command) implements NodeMessage {}

    record Answer(long number, CommandOutcome outcome) implements NodeMessage {}

    /** The charger has come to another node since: your connection is not the newest. */
    record GiveUp(UUID chargepointId, long newerClaim) implements NodeMessage {}

    record Disconnect(UUID chargepointId, String why) implements NodeMessage {}
}
