package energy.switchpoint.simulator.demo;

import java.net.URI;
import java.util.Map;

/** Where the running system answers; the same keys as the services' own configuration. */
record Addresses(URI issuer, URI registry, URI gateway, URI consent) {

    static Addresses from(Map<String, String> environment) {
        return new Addresses(
                uri(environment, "SWITCHPOINT_ISSUER", "http://localhost:8081/realms/switchpoint"),
                uri(environment, "SWITCHPOINT_REGISTRY_URL", "http://localhost:8080/registry/api"),
                uri(environment, "SWITCHPOINT_GATEWAY_URL", "http://localhost:8181/gateway/api"),
                uri(environment, "SWITCHPOINT_CONSENT_URL", "http://localhost:8080/consent/api"));
    }

    private static URI uri(Map<String, String> environment, String key, String otherwise) {
        return URI.create(environment.getOrDefault(key, otherwise));
    }
}
