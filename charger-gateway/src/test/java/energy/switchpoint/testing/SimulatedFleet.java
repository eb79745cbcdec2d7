package energy.switchpoint.testing;

import energy.switchpoint.connections.boundary.OcppServer;
import energy.switchpoint.simulator.charger.boundary.Protocols;
import energy.switchpoint.simulator.charger.control.Charger;
import energy.switchpoint.simulator.charger.control.Fleet;
import energy.switchpoint.simulator.charger.entity.Backoff;
import energy.switchpoint.simulator.charger.entity.ChargerSettings;
import energy.switchpoint.simulator.charger.entity.Fault;
import energy.switchpoint.simulator.charger.entity.Gateways;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.vehicle.entity.Vehicle;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** The product's own simulated chargers on the gateway's real sockets: two programs that share no code. */
public final class SimulatedFleet implements AutoCloseable {

    private static final Backoff QUICK = new Backoff(Duration.ofMillis(100), Duration.ofMillis(300));

    private final Fleet fleet;

    public SimulatedFleet(Path home, OcppServer server) {
        fleet = new Fleet(
                home,
                new Gateways(
                        URI.create("ws://127.0.0.1:" + server.port() + "/ocpp"),
                        URI.create("wss://127.0.0.1:" + server.tlsPort() + "/ocpp")),
                QUICK,
                Protocols::of);
    }

    public Charger add(String identity, String password, String version) {
        var settings = JsonText.object()
                .add("identity", identity)
                .add("version", version)
                .build();
        return fleet.add(ChargerSettings.read(settings), password).orElseThrow();
    }

    /** How the charger itself says it stands. */
    public static JsonObject state(Charger charger) {
        return charger.on(charger::details).join();
    }

    public static void plugIn(Charger charger) {
        run(charger, on -> on.plug(new Vehicle("Test car", 50_000, 10_000, 90, 7000)));
    }

    public static void suffer(Charger charger, Fault fault, Duration length) {
        run(charger, on -> on.suffer(fault, length));
    }

    public static void run(Charger charger, Consumer<Charger> deed) {
        charger.on(() -> {
                    deed.accept(charger);
                    return true;
                })
                .join();
    }

    @Override
    public void close() {
        fleet.close();
    }
}
