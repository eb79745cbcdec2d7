package energy.switchpoint.twins.entity;

import java.util.Set;
import java.util.UUID;

/** Chargers have connected, perhaps a whole region at once. Told in the transaction that stores it. */
public record ChargersCame(Set<UUID> chargepointIds) {
    public ChargersCame {
        chargepointIds = Set.copyOf(chargepointIds);
    }
}
