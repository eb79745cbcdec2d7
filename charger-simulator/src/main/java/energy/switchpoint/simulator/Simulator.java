package energy.switchpoint.simulator;

import energy.switchpoint.simulator.charger.boundary.Protocols;
import energy.switchpoint.simulator.charger.control.ChargerFolder;
import energy.switchpoint.simulator.charger.control.Fleet;
import energy.switchpoint.simulator.charger.entity.Backoff;
import energy.switchpoint.simulator.charger.entity.ChargerSettings;
import energy.switchpoint.simulator.charger.entity.Gateways;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.load.boundary.LoadCommand;
import energy.switchpoint.simulator.panel.boundary.ControlAddress;
import energy.switchpoint.simulator.panel.boundary.ControlServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** The command line: runs the chargers of a folder, or puts one more into it. */
public final class Simulator {

    private static final String USAGE = """
            Usage:
              run --home DIR [--control-port 8090] [--gateway ws://localhost:8180/ocpp]
                  [--tls-gateway wss://localhost:8182/ocpp]
                  runs the chargers in DIR, and those added to it later
              add --home DIR --identity NAME --password SECRET [--version 1.6|2.0.1|2.1]
                  [--vendor TEXT] [--model TEXT] [--serial TEXT] [--firmwareVersion TEXT]
                  [--ratingW 7400] [--phases 1] [--idTag HOME] [--speed 1] [--gateway URL]
                  puts a charger into DIR
              load --port 8180 [--path /ocpp/] [--id CP%06d] [--id-start 0] [--auth-pass PATTERN]
                  [--connections 1] [--window 128] [--inflight 0] [--mix hb=20,mv=60,sn=15,tx=5]
                  [--tags 20000] [--warmup 0] [--duration 10] [--settle 0] [--timeout 30]
                  [--threads 1] [--src-per 5000] [--reconnect SECONDS] [--keep true]
                  [--tls-trust FILE] [--tls-keys DIR] [--track SetChargingProfile] [--acknowledged FILE] [--connect-max 300]
                  puts load on an operator's system on this machine; ends with one line of JSON
            """;

    private static final Set<String> NUMBERS = Set.of("ratingW", "phases");

    private Simulator() {}

    public static void main(String[] args) throws Exception {
        try {
            var options = Options.read(args);
            switch (options.command()) {
                case "run" -> run(options);
                case "add" -> add(options);
                case "load" -> LoadCommand.run(options.values());
                case "help" -> System.out.print(USAGE);
                default -> throw new IllegalArgumentException("Unknown command " + options.command());
            }
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(USAGE);
            System.exit(2);
        }
    }

    private static void run(Options options) throws IOException, InterruptedException {
        var home = Path.of(options.need("home"));
        var gateway = URI.create(options.get("gateway", "ws://localhost:8180/ocpp"));
        var port = Integer.parseInt(options.get("control-port", "8090"));
        var secure = options.get("tls-gateway", "");
        var gateways = secure.isEmpty() ? Gateways.of(gateway) : new Gateways(gateway, URI.create(secure));
        var fleet = new Fleet(home, gateways, Backoff.USUAL, Protocols::of);
        var server = new ControlServer(fleet, port);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            fleet.close();
        }));
        fleet.start();
        server.start();
        ControlAddress.write(home, port);
        System.out.printf(
                "%d chargers from %s connect to %s; control page: http://localhost:%d/%n",
                fleet.all().size(), home, gateway, port);
        new CountDownLatch(1).await();
    }

    private static void add(Options options) {
        var json = JsonText.object();
        options.values().forEach((key, value) -> {
            if (NUMBERS.contains(key)) {
                json.add(key, Integer.parseInt(value));
            } else if (key.equals("speed")) {
                json.add(key, Double.parseDouble(value));
            } else {
                json.add(key, value);
            }
        });
        var settings = ChargerSettings.read(json.build());
        var home = Path.of(options.need("home"));
        if (Files.exists(home.resolve(settings.identity()))) {
            throw new IllegalArgumentException("There is a charger " + settings.identity() + " in " + home);
        }
        ChargerFolder.create(home, settings, options.need("password"));
        System.out.println(
                "Added " + settings.identity() + ", OCPP " + settings.version().number());
    }
}
