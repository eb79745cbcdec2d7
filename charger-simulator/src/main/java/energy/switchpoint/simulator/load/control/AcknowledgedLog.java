package energy.switchpoint.simulator.load.control;

import energy.switchpoint.simulator.load.entity.Call;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the operator has acknowledged and must therefore still know, whatever happens to it: one line per message with action,
 * identity, the charger's time, meter in Wh and transaction.
 */
final class AcknowledgedLog implements AutoCloseable {

    private final BufferedWriter out;

    AcknowledgedLog(Path file) throws IOException {
        out = Files.newBufferedWriter(file);
    }

    synchronized void add(String identity, Call call, byte[] time, long meterWh, long transaction) {
        try {
            out.append(call.action())
                    .append(' ')
                    .append(identity)
                    .append(' ')
                    .append(new String(time, StandardCharsets.US_ASCII))
                    .append(' ')
                    .append(Long.toString(meterWh))
                    .append(' ')
                    .append(Long.toString(transaction))
                    .append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
