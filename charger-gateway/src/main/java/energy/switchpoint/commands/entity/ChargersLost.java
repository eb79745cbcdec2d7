package energy.switchpoint.commands.entity;

import java.util.List;
import java.util.UUID;

/** The node that had these chargers' sockets is gone without a word; told on one of those that are left. */
public record ChargersLost(List<UUID> chargepointIds) {
    public ChargersLost {
        chargepointIds = List.copyOf(chargepointIds);
    }
}
