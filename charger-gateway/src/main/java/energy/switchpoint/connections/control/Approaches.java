package energy.switchpoint.connections.control;

import energy.switchpoint.connections.entity.SecurityKind;
import energy.switchpoint.metrics.entity.Meters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Counts who comes to the door, before a byte of theirs is read: a flood is turned away where it costs least. Addresses from
 * which unencrypted connections are allowed are this machine and the place where TLS ends, which speaks for a whole fleet:
 * they are not counted.
 */
@ApplicationScoped
public class Approaches {

    /** A street of chargers behind one address comes back at once after a power cut. */
    private static final int BURST_SECONDS = 20;

    @Inject
    SecurityEvents securityEvents;

    @Inject
    WorkThreads threads;

    @Inject
    Clock clock;

    private volatile @Nullable Counting counting;

    private record Counting(DoorSettings settings, RateLimit perAddress, RateLimit notes) {}

    public Approaches() {}

    /** For use outside the container. */
    public Approaches(DoorSettings settings, SecurityEvents securityEvents, WorkThreads threads, Clock clock) {
        this.securityEvents = securityEvents;
        this.threads = threads;
        this.clock = clock;
        configure(settings);
    }

    /** Before the first caller comes. */
    public void configure(DoorSettings settings) {
        int perSecond = settings.attemptsPerSecond();
        counting = new Counting(
                settings,
                new RateLimit((double) perSecond * BURST_SECONDS, perSecond, clock),
                new RateLimit(5, 0.1, clock));
    }

    /** Somebody opens a connection. False when their address does so too often. Never waits. */
    public boolean mayCome(String address) {
        var now = counting();
        if (now.settings().mayComePlain(address)
                || now.perAddress().use(address).isEmpty()) {
            return true;
        }
        Meters.RATE_LIMITED.add("door", "connection");
        note(SecurityKind.CONNECTION_FLOOD, address, "Opens connections faster than allowed; some are not received.");
        return false;
    }

    /** A TLS handshake came to nothing. Never waits. */
    public void tlsFailed(String address, String why) {
        note(SecurityKind.TLS_FAILED, address, why);
    }

    /** A flood must not become a flood of notes: what cannot be noted is not even handed to a thread. */
    private void note(SecurityKind kind, String address, String detail) {
        if (counting().notes().use(kind + address).isEmpty()) {
            threads.execute(() -> securityEvents.add(kind, "", address, detail));
        }
    }

    private Counting counting() {
        var known = counting;
        if (known == null) {
            throw new IllegalStateException("the door is not open");
        }
        return known;
    }
}
