package energy.switchpoint.switchingservice;

import energy.switchpoint.platform.messaging.EventRoutes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Who hears how a switch goes: the consent service, for who acted on a person's charger, and the registry. */
@ApplicationScoped
public class SwitchingEventRoutes implements EventRoutes {

    @Override
    public Map<String, List<String>> receivers() {
        return Map.of("switch", List.of("switchpoint.consent.url", "switchpoint.registry.url"));
    }
}
