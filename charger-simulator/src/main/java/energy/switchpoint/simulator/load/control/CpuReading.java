package energy.switchpoint.simulator.load.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What some processes and the whole machine have used of the processors so far, read from {@code /proc}. Two readings make a
 * share; 100 % is one core.
 *
 * @param seconds processor seconds by process id
 * @param busySeconds of all processors together, the kernel's own work included
 */
public record CpuReading(long atNanos, Map<Long, Double> seconds, double busySeconds) {

    /** The kernel counts in hundredths of a second towards programs ({@code USER_HZ}, proc(5)). */
    private static final double TICKS_PER_SECOND = 100;

    private static final Path PROC = Path.of("/proc");

    /** A process that has ended counts as having used nothing. */
    public static CpuReading of(Collection<Long> processes) {
        var seconds = new HashMap<Long, Double>();
        processes.forEach(process -> seconds.put(process, secondsOf(process)));
        return new CpuReading(System.nanoTime(), Map.copyOf(seconds), busy());
    }

    /** Of one process since then, in percent of a core. */
    public double percent(long process, CpuReading before) {
        return percent(used(process, before), before);
    }

    /** Of all processes that were not asked for, in percent of a core. */
    public double othersPercent(CpuReading before) {
        double known = seconds.keySet().stream()
                .mapToDouble(process -> used(process, before))
                .sum();
        return Math.max(0, percent(busySeconds - before.busySeconds - known, before));
    }

    /** Resident memory in KiB; 0 when the process has ended. */
    public static long residentKib(long process) {
        return lines(PROC.resolve(process + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    private double used(long process, CpuReading before) {
        return seconds.getOrDefault(process, 0.0) - before.seconds.getOrDefault(process, 0.0);
    }

    private double percent(double used, CpuReading before) {
        return used * 1e9 / Math.max(1, atNanos - before.atNanos) * 100;
    }

    private static double secondsOf(long process) {
        var lines = lines(PROC.resolve(process + "/stat"));
        if (lines.isEmpty()) {
            return 0;
        }
        var line = lines.getFirst();
        var fields = line.substring(line.lastIndexOf(')') + 2).split(" "); // a name may hold blanks
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** User, nice, system, interrupts, soft interrupts, stolen; not idle and not waiting for disks. */
    private static double busy() {
        var ticks = Arrays.stream(lines(PROC.resolve("stat")).getFirst().split(" +"))
                .skip(1)
                .mapToLong(Long::parseLong)
                .toArray();
        return (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6] + ticks[7]) / TICKS_PER_SECOND;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            if (Files.exists(file)) {
                throw new UncheckedIOException(e);
            }
            return List.of();
        }
    }
}
