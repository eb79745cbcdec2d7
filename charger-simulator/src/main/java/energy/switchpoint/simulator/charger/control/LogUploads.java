package energy.switchpoint.simulator.charger.control;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Uploads what the charger has written down: one at a time, a new wish ends the one under way (2.0.1 N01). */
public final class LogUploads {

    private final Transfers transfers;
    private final Trace trace;
    private final SecurityLog securityLog;

    private @Nullable Consumer<String> underWay;
    private String status = "Idle";

    LogUploads(Transfers transfers, Trace trace, SecurityLog securityLog) {
        this.transfers = transfers;
        this.trace = trace;
        this.securityLog = securityLog;
    }

    /** @param security the security log, else all that has happened */
    public record Wish(
            boolean security,
            URI target,
            Tries tries,
            @Nullable Instant from,
            @Nullable Instant until) {

        boolean takes(Instant at) {
            return (from == null || !at.isBefore(from)) && (until == null || !at.isAfter(until));
        }
    }

    public boolean isUnderWay() {
        return underWay != null;
    }

    /** Idle, or how the upload under way stands. */
    public String status() {
        return status;
    }

    public static boolean canReach(URI target) {
        return Transfers.canReach(target);
    }

    /** @param tell how it goes on, by OCPP's words */
    public void begin(Wish wish, Consumer<String> tell) {
        if (underWay != null) {
            underWay.accept("AcceptedCanceled");
        }
        underWay = tell;
        status = "Uploading";
        tell.accept("Uploading");
        var text = lines(wish).collect(Collectors.joining("\n", "", "\n"));
        transfers.upload(wish.target(), text.getBytes(StandardCharsets.UTF_8), wish.tries(), done -> ended(tell, done));
    }

    private void ended(Consumer<String> tell, boolean done) {
        if (underWay == tell) {
            underWay = null;
            status = "Idle";
            tell.accept(done ? "Uploaded" : "UploadFailure");
        }
    }

    private Stream<String> lines(Wish wish) {
        Predicate<Instant> inTime = wish::takes;
        return wish.security()
                ? securityLog.all().stream()
                        .filter(note -> inTime.test(note.at()))
                        .map(note -> note.at() + " " + note.type() + " " + note.info())
                : trace.lines(inTime);
    }
}
