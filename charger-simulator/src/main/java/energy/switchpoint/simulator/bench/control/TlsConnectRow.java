package energy.switchpoint.simulator.bench.control;

import energy.switchpoint.simulator.bench.entity.Series;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Chargers come back over TLS 1.3, each with a whole handshake: with passwords (security profile 2), and with certificates of their
 * own (3). Their numbers are none of the other rows': who came with TLS is never let in again without.
 */
public record TlsConnectRow() implements Row {

    private static final int WITH_PASSWORD = 2_000;
    private static final int FIRST_WITH_PASSWORD = 15_000;
    private static final int WITH_CERTIFICATE = 500;
    private static final int FIRST_WITH_CERTIFICATE = 17_500;
    private static final int AT_ONCE = 200;

    @Override
    public String key() {
        return "tls-connect";
    }

    @Override
    public Series run(Bench bench) throws IOException, InterruptedException {
        var home = Files.createTempDirectory("switchpoint-bench-chargers-");
        try {
            return run(bench, home);
        } finally {
            delete(home);
        }
    }

    private static Series run(Bench bench, Path home) throws IOException, InterruptedException {
        var root = home.resolve("root.pem");
        var chain = bench.api().text("/public/charger-authority/chain.pem");
        Files.writeString(root, chain.substring(chain.lastIndexOf("-----BEGIN")));
        new Enrolment(
                        home,
                        URI.create("wss://127.0.0.1:" + bench.tlsPort() + "/ocpp"),
                        Files.readString(root),
                        bench.protocols())
                .enrol(passwords(bench), Duration.ofMinutes(3));
        var password = Map.of(
                "connections", "" + WITH_PASSWORD, "id-start", "" + FIRST_WITH_PASSWORD, "tls-trust", root.toString());
        var certificate = Map.of(
                "connections",
                "" + WITH_CERTIFICATE,
                "id-start",
                "" + FIRST_WITH_CERTIFICATE,
                "tls-trust",
                root.toString(),
                "tls-keys",
                home.toString());
        var series = new Series("TLS handshake + boot");
        for (int run = 0; run <= bench.runs(); run++) {
            measure(bench, series, run, 2, password);
            measure(bench, series, run, 3, certificate);
        }
        return series;
    }

    private static Map<String, String> passwords(Bench bench) {
        var plan = bench.plan(Map.of());
        var passwords = new LinkedHashMap<String, String>();
        for (int number = FIRST_WITH_CERTIFICATE; number < FIRST_WITH_CERTIFICATE + WITH_CERTIFICATE; number++) {
            passwords.put(plan.identityOf(number), String.valueOf(plan.passwordOf(number)));
        }
        return passwords;
    }

    private static void measure(Bench bench, Series series, int run, int profile, Map<String, String> chargers)
            throws IOException, InterruptedException {
        bench.system().awaitIdle(Duration.ofSeconds(60));
        bench.quiet().await();
        var options = new HashMap<>(chargers);
        options.put("port", Integer.toString(bench.tlsPort()));
        options.put("window", "" + AT_ONCE);
        try (var fleet = bench.fleet(options)) {
            var before = bench.system().reading();
            var figures = fleet.connect();
            if (run == 0) {
                return; // warms up; new certificates take their passwords' place here
            }
            double rate = figures.perSecond(figures.up());
            long troubles = figures.tally().troubles() + bench.plan(options).connections() - figures.up();
            series.add("profile %d connected".formatted(profile), "1/s", rate)
                    .add(
                            "profile %d handshake p99".formatted(profile),
                            "ms",
                            figures.tally().handshakes().percentileMs(99))
                    .add("profile %d dropped or failed".formatted(profile), "", troubles);
            bench.close(
                    series,
                    run,
                    before,
                    "profile %d: %,.0f/s, dropped or failed %d".formatted(profile, rate, troubles));
        }
    }

    private static void delete(Path home) throws IOException {
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
