package energy.switchpoint.registry.control;

import energy.switchpoint.platform.messaging.EventRoutes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The gateway lets chargers in and the consent service knows whose data is whose: both follow what happens here. */
@ApplicationScoped
public class RegistryEvents implements EventRoutes {

    private static final List<String> BOTH = List.of("switchpoint.gateway.url", "switchpoint.consent.url");

    @Override
    public Map<String, List<String>> receivers() {
        return Map.of("chargepoint", BOTH, "operatorship", BOTH, "product", List.of("switchpoint.gateway.url"));
    }
}
