package energy.switchpoint.simulator.bench.control;

import energy.switchpoint.simulator.load.control.CpuReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The gateway and the database under measurement, in one data folder of {@code ./switchpoint}. */
public final class BenchedSystem {

    /** The lines of a heap's parts, by the names the collectors give them. */
    private static final Pattern USED_KIB =
            Pattern.compile("(?:DefNew|Tenured|generation|garbage-first).*? used (\\d+)K");

    private static final Duration BOTH_SECONDS = Duration.ofSeconds(1);

    private final Path script;
    private final Path data;

    /** @param script {@code ./switchpoint}, which starts and stops the parts */
    public BenchedSystem(Path script, Path data) throws IOException {
        this.script = script.toRealPath();
        this.data = data.toRealPath();
    }

    /** What the processes that matter have used so far: gateway, database, and this one with the load. */
    public CpuReading reading() throws IOException {
        return CpuReading.of(List.of(gateway(), database(), self()));
    }

    public long gateway() throws IOException {
        return Long.parseLong(
                Files.readString(data.resolve("run/gateway.pid")).strip().split(" ")[0]);
    }

    /** 0 while it does not run. */
    public long database() {
        var mark = "--datadir=" + data.resolve("database");
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(mark::equals))
                .map(ProcessHandle::pid)
                .findFirst()
                .orElse(0L);
    }

    public static long self() {
        return ProcessHandle.current().pid();
    }

    /** A gateway without memories: stopped and started again. */
    public void restartGateway() throws IOException, InterruptedException {
        run(Duration.ofMinutes(5), script.toString(), "restart", "gateway", "--data", data.toString());
    }

    /** Resident memory after two full collections, in KiB. */
    public long residentKib() throws IOException, InterruptedException {
        collect();
        return CpuReading.residentKib(gateway());
    }

    /** Heap that is alive, in KiB: what the last full collection left. */
    public long heapKib() throws IOException, InterruptedException {
        var heap = jcmd("GC.heap_info");
        long used = 0;
        for (var line : heap.lines().toList()) {
            var figure = USED_KIB.matcher(line);
            if (figure.find()) {
                used += Long.parseLong(figure.group(1));
            }
        }
        return used;
    }

    /** Waits until the gateway has nothing more to do: a while with less than a tenth of a core. */
    public void awaitIdle(Duration patience) throws IOException, InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        var before = reading();
        while (System.nanoTime() < until) {
            Thread.sleep(BOTH_SECONDS);
            var now = reading();
            if (now.percent(gateway(), before) + now.percent(database(), before) < 10) {
                return;
            }
            before = now;
        }
    }

    private void collect() throws IOException, InterruptedException {
        jcmd("GC.run");
        Thread.sleep(BOTH_SECONDS);
        jcmd("GC.run");
        Thread.sleep(BOTH_SECONDS);
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        var java = Optional.ofNullable(System.getProperty("java.home")).orElse("");
        return run(Duration.ofMinutes(1), Path.of(java, "bin", "jcmd").toString(), Long.toString(gateway()), command);
    }

    private static String run(Duration patience, String... command) throws IOException, InterruptedException {
        var output = Files.createTempFile("switchpoint-bench-", ".out");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroy();
                throw new IOException(String.join(" ", command) + " did not end in time");
            }
            var text = Files.readString(output);
            if (process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + " failed: " + text);
            }
            return text;
        } finally {
            Files.delete(output);
        }
    }
}
