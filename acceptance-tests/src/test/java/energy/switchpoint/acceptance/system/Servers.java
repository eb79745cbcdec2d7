package energy.switchpoint.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The servers of the system under test, for killing them without a word and starting them again. */
public enum Servers {
    SERVICES("services"),
    GATEWAY("gateway"),
    DATABASE("database"),
    /** Only where the system was started with {@code --gateways 2}. */
    GATEWAY_2("gateway2");

    /** Those that run our code. */
    public static final List<Servers> OURS = List.of(SERVICES, GATEWAY);

    private final String part;

    Servers(String part) {
        this.part = part;
    }

    /** {@code kill -9}: no shutdown hook, no last write. */
    public void kill() {
        var started = ProcessHandle.of(pid()).orElseThrow();
        // MariaDB is a child of the process that looks after it, and that one ends when its child is gone
        var server = this == DATABASE ? started.children().findFirst().orElseThrow() : started;
        server.destroyForcibly();
        started.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    public void start() {
        command("start");
    }

    /** Stops it in order and starts it again, as for a new release. */
    public void restart() {
        command("restart");
    }

    private void command(String what) {
        var at = Installation.UNDER_TEST;
        var command = List.of(
                at.root().resolve("switchpoint").toString(),
                what,
                part,
                "--port-base",
                "" + at.portBase(),
                "--data",
                at.data().toString());
        try {
            var process = new ProcessBuilder(command)
                    .directory(at.root().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(at.root()
                            .resolve("acceptance-tests/target/restart.log")
                            .toFile()))
                    .start();
            assertThat(process.waitFor(6, TimeUnit.MINUTES))
                    .as("%s started again in time", part)
                    .isTrue();
            assertThat(process.exitValue()).as("starting %s again", part).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private long pid() {
        try {
            var line = Files.readString(Installation.UNDER_TEST.data().resolve("run/" + part + ".pid"));
            return Long.parseLong(line.strip().split(" ")[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
