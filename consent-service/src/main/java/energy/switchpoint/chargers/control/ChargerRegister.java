package energy.switchpoint.chargers.control;

import energy.switchpoint.platform.identity.PersonId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the registry says about one charger, asked when our own knowledge may be behind. */
public interface ChargerRegister {

    /** A charger's keeper and operator; either may be missing. */
    record Registered(@Nullable PersonId keeper, @Nullable String operator) {}

    /** Nothing when there is no such charger. */
    Optional<Registered> lookUp(UUID chargepointId);
}
