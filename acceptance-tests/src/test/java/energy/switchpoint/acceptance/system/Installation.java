package energy.switchpoint.acceptance.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the system under test is; see docs/services.md for the ports. */
public record Installation(int portBase, Path root, Path data) {

    public static final Installation UNDER_TEST = fromProperties();

    private static Installation fromProperties() {
        var root = Path.of(System.getProperty("switchpoint.root", ".."))
                .toAbsolutePath()
                .normalize();
        return new Installation(
                Integer.getInteger("switchpoint.port-base", 18080),
                root,
                root.resolve(System.getProperty("switchpoint.data", ".switchpoint-test")));
    }

    public String portal() {
        return "http://localhost:" + portBase;
    }

    public String issuer() {
        return "http://localhost:" + (portBase + 1) + "/realms/switchpoint";
    }

    public String api(Service service) {
        int port = service == Service.GATEWAY ? portBase + 101 : portBase;
        return "http://localhost:" + port + "/" + service.id() + "/api";
    }

    /** The second gateway's API; it is there only with {@code --gateways 2}. */
    public String secondGatewayApi() {
        return "http://localhost:" + (portBase + 111) + "/gateway/api";
    }

    /** Where chargers come in at the second gateway. */
    public String secondGatewaySockets() {
        return "ws://localhost:" + secondChargerPort() + "/ocpp";
    }

    /** Figures and health of the gateway; bound to loopback, forwarded to nobody. */
    public String management() {
        return "http://127.0.0.1:" + (portBase + 103);
    }

    public String chargers() {
        return "http://localhost:" + (portBase + 10);
    }

    public int chargerPort() {
        return portBase + 100;
    }

    public int secondChargerPort() {
        return portBase + 110;
    }

    public String database(Service service) {
        return "jdbc:mariadb://127.0.0.1:" + (portBase + 3) + "/" + service.id() + "?sslMode=disable";
    }

    public String secret(String name) {
        try {
            return Files.readString(data.resolve("secrets").resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The services, by the name in their address and of their schema. */
    public enum Service {
        REGISTRY,
        CONSENT,
        SWITCHING,
        GATEWAY;

        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
