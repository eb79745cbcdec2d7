package energy.switchpoint.commands.entity;

import java.util.Optional;
import java.util.UUID;

/** A look at a connected charger, on whichever node its socket is. */
@FunctionalInterface
public interface LiveChargers {

    /**
     * Looks now; what its credential is good for is looked up anew where its socket is. Waits for the other node.
     *
     * @return empty when it is connected nowhere, or its node does not answer
     */
    Optional<LiveCharger> look(UUID chargepointId);
}
