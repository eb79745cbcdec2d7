package energy.switchpoint.cluster.control;

import energy.switchpoint.sql.OwnConnection;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.sql.WritersDatabase;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done once for the whole fleet is done by the node that holds this lease. It is a row in the database and runs
 * by the database's clock: nodes that do not see each other, or whose clocks differ, still agree. A node that stops in order
 * gives it back, one that dies leaves it to another within {@link #LASTS}.
 */
@ApplicationScoped
public class FleetLease {

    /** Longer than a pause for collecting garbage, shorter than anybody minds a fleet's clockwork to stand still. */
    static final Duration LASTS = Duration.ofSeconds(10);

    private static final Duration RENEWED_EVERY = Duration.ofSeconds(2);

    /** The holder stops before another may begin. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private static final System.Logger LOG = System.getLogger(FleetLease.class.getName());

    @Inject
    Sql sql;

    @Inject
    WritersDatabase database;

    private final UUID node = UUID.randomUUID();

    /** By this process's own steady clock; null = not held. */
    private volatile @Nullable Long heldUntilNanos;

    private volatile @Nullable Thread thread;

    /** Not of the server's pool: when the server stops, the pool may be gone before this bean. */
    private @Nullable OwnConnection own;

    // guarded by this
    private boolean stopped;

    public FleetLease() {}

    /** For use outside the container. */
    public FleetLease(Sql sql) {
        this.sql = sql;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object ignored) {
        own = database.connection();
        thread = Thread.ofVirtual().name("fleet-lease").start(this::run);
    }

    /** Gives it back for good: a renewal under way ends first, and none comes after. */
    @PreDestroy
    void stop() {
        try (var connection = own) {
            giveBack(connection);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.INFO, "the fleet''s lease runs out by itself: {0}", e.toString());
        }
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    private synchronized void giveBack(@Nullable OwnConnection connection) {
        stopped = true;
        if (connection == null) {
            release();
        } else {
            connection.inOneTransaction(() -> {
                release();
                return true;
            });
        }
    }

    /** Whether this node has it; true only as long as no other can have it. */
    public boolean isHeld() {
        var until = heldUntilNanos;
        return until != null && System.nanoTime() - until < 0;
    }

    /** Takes it when it is free, renews it when it is ours; never once this node has begun to stop. */
    public synchronized boolean renew() {
        if (stopped) {
            return false;
        }
        long asked = System.nanoTime();
        int mine = sql.update("""
                update node_lease set node = ?, held_until = timestampadd(second, ?, utc_timestamp(6))
                where duty = 'FLEET' and (node = ? or held_until < utc_timestamp(6))""", node, LASTS.toSeconds(), node);
        boolean before = isHeld();
        heldUntilNanos = mine == 1 ? asked + LASTS.minus(MARGIN).toNanos() : null;
        if (before != isHeld()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    before ? "another node has the fleet's duties" : "this node has the fleet's duties");
        }
        return mine == 1;
    }

    /** Lets another node have it at once. */
    public synchronized void release() {
        heldUntilNanos = null;
        sql.update("update node_lease set held_until = utc_timestamp(6) where duty = 'FLEET' and node = ?", node);
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                renew();
            } catch (RuntimeException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the fleet''s lease was not renewed, trying again: {0}",
                        e.toString());
            }
            try {
                Thread.sleep(RENEWED_EVERY);
            } catch (InterruptedException _) {
                return;
            }
        }
    }
}
