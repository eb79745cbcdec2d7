package energy.switchpoint.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Many chargers at once, from the simulator's load mode in a process of its own. They are known chargers with passwords by a
 * pattern; they reconnect with jitter and say again what was not answered, as chargers do.
 */
public final class Load implements AutoCloseable {

    /** Who operates them. */
    public static final String OPERATOR = "bench-charge";

    private static final String PASSWORD = "bench-charger-password-%06d";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final Path acknowledged;
    private final Path report;
    private final Path complaints;

    /** What the gateway has acknowledged: it must still know it, whatever happened to it since. */
    public record Acknowledged(String action, String identity, String at, long meterWh, String transaction) {

        static Acknowledged parse(String line) {
            var parts = line.split(" ");
            return new Acknowledged(parts[0], parts[1], parts[2], Long.parseLong(parts[3]), parts[4]);
        }
    }

    private Load(Process process, Path acknowledged, Path report, Path complaints) {
        this.process = process;
        this.acknowledged = acknowledged;
        this.report = report;
        this.complaints = complaints;
    }

    /** Makes the gateway know so many chargers, numbered from 0. */
    public static void known(int chargers) {
        var at = Installation.UNDER_TEST;
        run(
                "fleet",
                "energy.switchpoint.migrations.BenchFleet",
                "db-migrations",
                "--url",
                at.database(Installation.Service.GATEWAY).replaceAll("[a-z]+\\?.*", ""),
                "--secrets",
                at.data().resolve("secrets").toString(),
                "--devices",
                "" + chargers);
    }

    /** @param more options of {@code charger-simulator load} */
    public static Load start(int chargers, String... more) {
        return startAt(Installation.UNDER_TEST.chargerPort(), chargers, more);
    }

    /** @param port where they connect, if not at the gateway itself */
    public static Load startAt(int port, int chargers, String... more) {
        try {
            var folder =
                    Files.createDirectories(Installation.UNDER_TEST.root().resolve("acceptance-tests/target/load"));
            var acknowledged = folder.resolve("acknowledged");
            Files.deleteIfExists(acknowledged);
            var command = java("charger-simulator", "energy.switchpoint.simulator.Simulator");
            command.addAll(List.of("load", "--port", "" + port));
            command.addAll(List.of("--connections", "" + chargers, "--auth-pass", PASSWORD));
            command.addAll(List.of("--reconnect", "2", "--keep", "true", "--acknowledged", acknowledged.toString()));
            command.addAll(List.of("--duration", "600"));
            command.addAll(Arrays.asList(more));
            var report = folder.resolve("report.json");
            var complaints = folder.resolve("complaints.log");
            var process = new ProcessBuilder(command)
                    .redirectOutput(report.toFile())
                    .redirectError(complaints.toFile())
                    .start();
            return new Load(process, acknowledged, report, complaints);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until all chargers are connected and have booted. */
    public void awaitUp(int chargers) {
        await("%d chargers are up".formatted(chargers)).atMost(PATIENCE).until(() -> allAreUp(chargers));
    }

    /** Whether all are connected and have booted, as far as is known. */
    public boolean allAreUp(int chargers) throws IOException {
        return whoIsUp().equals("%d of %d chargers are up".formatted(chargers, chargers));
    }

    /** Until some are known to be down, as the load looks every half second. */
    public void awaitSomeDown(int chargers) {
        await("some chargers are down").atMost(PATIENCE).until(() -> !allAreUp(chargers));
    }

    private String whoIsUp() throws IOException {
        return Files.readAllLines(complaints).stream()
                .filter(line -> line.endsWith("chargers are up"))
                .reduce((_, later) -> later)
                .orElse("");
    }

    /** Until this many bytes of acknowledgements have been written down since. */
    public void awaitAcknowledged(int bytes) {
        long before = written();
        await("messages are acknowledged").atMost(PATIENCE).until(() -> written() > before + bytes);
    }

    /** Ends the load and answers what it came to. */
    public JsonObject end() {
        process.destroy();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS))
                    .as("the load has ended")
                    .isTrue();
            try (var reader = Json.createReader(new StringReader(Files.readString(report)))) {
                return reader.readObject();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Complete once the load has ended. */
    public List<Acknowledged> acknowledged() {
        try (var lines = Files.lines(acknowledged)) {
            return lines.map(Acknowledged::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private long written() {
        try {
            return Files.exists(acknowledged) ? Files.size(acknowledged) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String name, String main, String module, String... arguments) {
        try {
            var command = java(module, main);
            command.addAll(Arrays.asList(arguments));
            var log = Installation.UNDER_TEST.root().resolve("acceptance-tests/target/" + name + ".log");
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as("%s; see %s", name, log).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The programs as the system under test runs them. */
    private static List<String> java(String module, String main) throws IOException {
        var at = Installation.UNDER_TEST;
        var libraries = Files.readString(at.root().resolve(module + "/target/classpath.txt"))
                .strip();
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                at.data().resolve("app/" + module + ".jar") + ":" + libraries,
                main));
    }
}
