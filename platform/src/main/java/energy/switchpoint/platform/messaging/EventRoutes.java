package energy.switchpoint.platform.messaging;

import java.util.List;
import java.util.Map;

/**
 * Who receives this service's events: type prefix (up to the dot, or the whole type) to the configuration keys of the
 * receivers' base URLs, as in {@code "switch" -> ["switchpoint.consent.url"]}. Each service that sends events has one bean.
 */
public interface EventRoutes {

    Map<String, List<String>> receivers();
}
