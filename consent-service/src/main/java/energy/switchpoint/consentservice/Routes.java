package energy.switchpoint.consentservice;

import energy.switchpoint.platform.messaging.EventRoutes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Who hears of what happens here. */
@ApplicationScoped
public class Routes implements EventRoutes {

    @Override
    public Map<String, List<String>> receivers() {
        return Map.of("erasure", List.of("switchpoint.registry.url"));
    }
}
