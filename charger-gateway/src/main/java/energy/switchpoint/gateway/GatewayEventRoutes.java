package energy.switchpoint.gateway;

import energy.switchpoint.platform.messaging.EventRoutes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Who hears what happens at chargers. */
@ApplicationScoped
public class GatewayEventRoutes implements EventRoutes {

    @Override
    public Map<String, List<String>> receivers() {
        return Map.of(
                "charger", List.of("switchpoint.registry.url"),
                "charger.tampered", List.of("switchpoint.consent.url"),
                "control", List.of("switchpoint.consent.url"),
                "handover", List.of("switchpoint.switching.url"),
                "limit", List.of("switchpoint.consent.url"),
                "programme", List.of("switchpoint.consent.url"));
    }
}
