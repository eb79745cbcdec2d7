package energy.switchpoint.testing;

import static org.awaitility.Awaitility.await;

import energy.switchpoint.authority.control.AuthorityForTests;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.connections.boundary.OcppServer;
import energy.switchpoint.connections.control.EdgeForTests;
import energy.switchpoint.simulator.charger.control.Charger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** The gateway's edge on real sockets and a real database, and one simulated charger of a version on it, taken in. */
public final class SimulatedSite implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofMinutes(2);

    private final EdgeForTests edge;
    private final OcppServer server;
    private final SimulatedFleet fleet;
    private final Charger simulated;
    private final UUID id;

    public SimulatedSite(GatewayDatabaseForTests database, Path home, String version) {
        edge = new EdgeForTests(database.sql());
        server = edge.server(EdgeForTests.DOOR, new AuthorityForTests());
        server.start();
        var identity = "CP-" + UUID.randomUUID();
        id = database.device(identity);
        edge.authority().begin(id, "north-charge", Instant.now().minusSeconds(60));
        fleet = new SimulatedFleet(home, server);
        simulated =
                fleet.add(identity, edge.credentials().first(id, "north-charge").password(), version);
        awaitHeard(ChargerEvent.StatusChanged.class, _ -> true);
    }

    public UUID id() {
        return id;
    }

    public Charger simulated() {
        return simulated;
    }

    public EdgeForTests edge() {
        return edge;
    }

    public CommandOutcome send(ChargerCommand command) {
        return edge.connections().send(id, command).toCompletableFuture().join();
    }

    public <T extends ChargerEvent> List<T> heard(Class<T> kind) {
        return edge.stored().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public <T extends ChargerEvent> T awaitHeard(Class<T> kind, Predicate<T> which) {
        return await(kind.getSimpleName())
                .atMost(PATIENCE)
                .until(() -> heard(kind).stream().filter(which).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    /** What the charger itself says it offers now, in watts. */
    public long limitW() {
        return SimulatedFleet.state(simulated).getJsonNumber("limitW").longValue();
    }

    public void awaitLimit(long watts) {
        await("limit " + watts).atMost(PATIENCE).until(() -> limitW() == watts);
    }

    public void plugIn() {
        SimulatedFleet.plugIn(simulated);
    }

    @Override
    public void close() {
        fleet.close();
        server.close();
    }
}
