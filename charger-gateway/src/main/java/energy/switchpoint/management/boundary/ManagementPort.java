package energy.switchpoint.management.boundary;

import energy.switchpoint.connections.boundary.OcppDoor;
import energy.switchpoint.management.boundary.ManagementServer.Page;
import energy.switchpoint.management.control.Gauges;
import energy.switchpoint.management.control.Health;
import energy.switchpoint.metrics.entity.Exposition;
import energy.switchpoint.metrics.entity.Meters;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * {@code /metrics} for Prometheus, {@code /health/live} and {@code /health/ready} for whoever runs the process. On
 * {@code switchpoint.management.host} (loopback unless set) and {@code switchpoint.management.port} (0 = off).
 */
@ApplicationScoped
public class ManagementPort {

    private static final System.Logger LOG = System.getLogger(ManagementPort.class.getName());

    @Inject
    Gauges gauges;

    @Inject
    Health health;

    @Inject
    OcppDoor door;

    private @Nullable ManagementServer server;

    void open(@Observes @Initialized(ApplicationScoped.class) Object ignored) {
        var config = ConfigProvider.getConfig();
        int port = config.getOptionalValue("switchpoint.management.port", Integer.class)
                .orElse(0);
        if (port == 0) {
            return;
        }
        health.door(door::isOpen);
        var host = config.getOptionalValue("switchpoint.management.host", String.class)
                .orElse("127.0.0.1");
        var opened = new ManagementServer(Map.of(
                "/metrics", this::metrics,
                "/health/live", () -> answer(List.of()),
                "/health/ready", () -> answer(health.ready())));
        opened.start(host, port);
        server = opened;
        LOG.log(System.Logger.Level.INFO, "management on {0}:{1,number,#}", host, opened.port());
    }

    @PreDestroy
    void close() {
        if (server != null) {
            server.close();
        }
    }

    private Page metrics() {
        var out = new Exposition();
        Meters.write(out);
        gauges.write(out);
        return new Page(200, Exposition.TYPE, out.text());
    }

    /** In the shape of MicroProfile Health. */
    static Page answer(List<Health.Check> checks) {
        boolean up = checks.stream().allMatch(Health.Check::up);
        var list = Json.createArrayBuilder();
        checks.forEach(
                c -> list.add(Json.createObjectBuilder().add("name", c.name()).add("status", c.up() ? "UP" : "DOWN")));
        return new Page(
                up ? 200 : 503,
                "application/json",
                Json.createObjectBuilder()
                        .add("status", up ? "UP" : "DOWN")
                        .add("checks", list)
                        .build()
                        .toString());
    }
}
