package energy.switchpoint.cluster.entity;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.Duties.Matter;
import energy.switchpoint.commands.entity.LiveCharger;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one node tells another. */
public sealed interface NodeMessage {

    /** Carry this out: you have the socket. @param from the node that waits for the answer */
    record Ask(String from, long number, UUID chargepointId, ChargerCommand command) implements NodeMessage {}

    record Answer(long number, CommandOutcome outcome) implements NodeMessage {}

    /** The charger has come to another node since: your connection is not the newest. */
    record GiveUp(UUID chargepointId, long newerClaim) implements NodeMessage {}

    record Disconnect(UUID chargepointId, String why) implements NodeMessage {}

    /** What do you know of this charger? You have the socket. @param from the node that waits for the answer */
    record Look(String from, long number, UUID chargepointId) implements NodeMessage {}

    /** @param charger null when it is not here any more */
    record Seen(long number, @Nullable LiveCharger charger) implements NodeMessage {}

    /** Something has changed for these chargers of yours. */
    record Remind(Matter matter, List<UUID> chargepointIds) implements NodeMessage {}
}
