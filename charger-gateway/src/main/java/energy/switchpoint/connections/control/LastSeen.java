package energy.switchpoint.connections.control;

import energy.switchpoint.sql.Sql;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Writes down now and then when each connected charger was last heard: a heartbeat alone must not cost a write. */
@ApplicationScoped
public class LastSeen {

    private static final System.Logger LOG = System.getLogger(LastSeen.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(30);

    @Inject
    Connections connections;

    @Inject
    Sql sql;

    private volatile @Nullable Thread thread;

    void start(@Observes @Initialized(ApplicationScoped.class) Object ignored) {
        thread = Thread.ofVirtual().name("last-seen").start(this::run);
    }

    @PreDestroy
    void stop() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    void write() {
        var rows = new ArrayList<@Nullable Object[]>();
        for (var connection : connections.all()) {
            rows.add(new Object[] {
                connection.lastHeard(), connection.dialect().version().number(), connection.chargepointId()
            });
        }
        sql.batch(
                "update twin set last_seen = ? where chargepoint_id = ?",
                rows.stream()
                        .map(row -> new @Nullable Object[] {row[0], row[2]})
                        .toList());
        sql.batch("update device set last_seen = ?, ocpp_version = ? where id = ?", rows);
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(EVERY);
                write();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "last-seen times not written: {0}", e.toString());
            }
        }
    }
}
