package energy.switchpoint.ageing.control;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Lets the store age at the start of a node and once a day, after midnight UTC. */
@ApplicationScoped
public class AgeingSweep {

    private static final System.Logger LOG = System.getLogger(AgeingSweep.class.getName());
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(20);
    private static final Duration AGAIN = Duration.ofMinutes(10);

    @Inject
    Ageing ageing;

    @Inject
    Clock clock;

    private volatile @Nullable Thread thread;

    void start(@Observes @Initialized(ApplicationScoped.class) Object ignored) {
        thread = Thread.ofVirtual().name("ageing").start(this::run);
    }

    @PreDestroy
    void stop() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(Duration.between(clock.instant(), next(round(), clock.instant())));
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private Ageing.Round round() {
        try {
            return ageing.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "not aged, trying again: {0}", e.toString());
            return Ageing.Round.INCOMPLETE;
        }
    }

    /** Also a node that left it to another looks again soon: the other may have been killed over it. */
    static Instant next(Ageing.Round round, Instant now) {
        return switch (round) {
            case DONE ->
                now.atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .plus(AFTER_MIDNIGHT);
            case LEFT_TO_ANOTHER, INCOMPLETE -> now.plus(AGAIN);
        };
    }
}
