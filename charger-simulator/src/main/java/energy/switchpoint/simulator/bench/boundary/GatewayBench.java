package energy.switchpoint.simulator.bench.boundary;

import energy.switchpoint.simulator.Options;
import energy.switchpoint.simulator.bench.control.Bench;
import energy.switchpoint.simulator.bench.control.BenchKey;
import energy.switchpoint.simulator.bench.control.BenchedSystem;
import energy.switchpoint.simulator.bench.control.OperatorApi;
import energy.switchpoint.simulator.bench.control.QuietMachine;
import energy.switchpoint.simulator.bench.control.Row;
import energy.switchpoint.simulator.bench.control.Rows;
import energy.switchpoint.simulator.bench.entity.Measured;
import energy.switchpoint.simulator.charger.boundary.Protocols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Measures a running gateway with its bench fleet; started by {@code ./switchpoint bench gateway}. */
public final class GatewayBench {

    private static final String OPERATOR = "bench-charge";
    private static final String PASSWORD = "bench-charger-password-%06d";

    private GatewayBench() {}

    public static void main(String... args) throws Exception {
        var options = Options.read(args);
        switch (options.command()) {
            case "keys" -> BenchKey.make(Path.of(options.need("secrets")));
            case "run" -> run(options);
            default -> throw new IllegalArgumentException("Unknown command " + options.command());
        }
    }

    private static void run(Options options) throws IOException, InterruptedException, GeneralSecurityException {
        var rows = rows(options.get("rows", "all"));
        var bench = bench(options);
        var all = new ArrayList<Measured>();
        for (var row : rows) {
            try {
                all.addAll(row.run(bench).measured());
            } catch (IOException | RuntimeException e) {
                System.out.println("  " + row.key() + " could not be measured: " + e);
            }
            Files.writeString(Path.of(options.need("out")), Report.json(all) + "\n");
        }
        System.out.println();
        System.out.print(Report.table(all));
    }

    private static Bench bench(Options options) throws IOException, GeneralSecurityException {
        var data = Path.of(options.need("data"));
        var system = new BenchedSystem(Path.of(options.need("script")), data);
        var key = BenchKey.read(data.resolve("secrets"));
        var issuer = options.need("issuer");
        boolean quick = Boolean.parseBoolean(options.get("quick", "false"));
        return new Bench(
                system,
                new QuietMachine(system, Duration.ofSeconds(quick ? 5 : 120)),
                new OperatorApi(options.need("api"), () -> key.token(issuer, OPERATOR)),
                Map.of("port", options.need("ocpp-port"), "auth-pass", PASSWORD),
                Integer.parseInt(options.get("ocpp-tls-port", "8182")),
                Protocols::of,
                Integer.parseInt(options.get("runs", quick ? "1" : "5")),
                Duration.ofSeconds(quick ? 8 : 20),
                Duration.ofSeconds(2),
                Duration.ofSeconds(quick ? 5 : 10));
    }

    private static List<Row> rows(String wanted) {
        if (wanted.equals("all")) {
            return Rows.ALL;
        }
        return Arrays.stream(wanted.split(","))
                .map(key -> Rows.ALL.stream()
                        .filter(row -> row.key().equals(key))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("There is no row " + key + ". There are: "
                                + String.join(
                                        ", ", Rows.ALL.stream().map(Row::key).toList()))))
                .toList();
    }
}
