package energy.switchpoint.cluster.control;

import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvents;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.twins.entity.Tick;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Chargers that read as connected and are nowhere: the last node died with them, and they have not come again. Their
 * connections end here, so that they are taken for what they are: silent. Those that nobody has heard since this node started
 * are given {@link #COMING_BACK} to come again.
 */
@ApplicationScoped
public class SilentlyGone {

    private static final System.Logger LOG = System.getLogger(SilentlyGone.class.getName());

    private static final Duration EVERY = Duration.ofSeconds(30);

    /** Of a connected charger it is written down every 30 seconds when it was last heard, and after 30 it is pinged. */
    private static final Duration UNHEARD = Duration.ofMinutes(3);

    /** After a start: as long as chargers need to come back, and longer than a live node takes to write that it hears one. */
    private static final Duration COMING_BACK = Duration.ofSeconds(90);

    private static final int MOST_AT_ONCE = 1000;

    private static final UUID FIRST = new UUID(0, 0);

    @Inject
    Sql sql;

    @Inject
    ChargerCommands chargers;

    @Inject
    ChargerEvents events;

    @Inject
    Clock clock;

    private volatile Instant next = Instant.EPOCH;

    private volatile Instant started = Instant.EPOCH;

    public SilentlyGone() {}

    void start(@Observes @Initialized(ApplicationScoped.class) Object ignored) {
        started = clock.instant();
    }

    /** For use outside the container: a node that starts now. */
    public SilentlyGone(Sql sql, ChargerCommands chargers, ChargerEvents events, Clock clock) {
        this.sql = sql;
        this.chargers = chargers;
        this.events = events;
        this.clock = clock;
        started = clock.instant();
    }

    void tick(@Observes Tick tick) {
        if (!tick.at().isBefore(next)) {
            next = tick.at().plus(EVERY);
            end(tick.at());
        }
    }

    /** @return whose connections have ended */
    public List<UUID> end(Instant now) {
        var unheardSince = now.minus(UNHEARD);
        if (started.isAfter(unheardSince) && !now.isBefore(started.plus(COMING_BACK))) {
            unheardSince = started;
        }
        var gone = new ArrayList<UUID>();
        var after = FIRST;
        while (after != null) {
            after = endThoseAfter(after, unheardSince, gone);
        }
        if (!gone.isEmpty()) {
            LOG.log(System.Logger.Level.INFO, "{0} chargers have not come again since a node died", gone.size());
        }
        return gone;
    }

    /** @return where to go on; null at the end */
    private @Nullable UUID endThoseAfter(UUID after, Instant unheardSince, List<UUID> gone) {
        var unheard = sql.list(
                """
                select chargepoint_id, coalesce(last_seen, connected_since) as heard_at from twin
                where chargepoint_id > ? and connected_since < ? and coalesce(last_seen, connected_since) < ?
                order by chargepoint_id limit ?""",
                row -> new ChargerEvent.Disconnected(
                        Objects.requireNonNull(row.getObject(1, UUID.class)), Sql.instant(row, "heard_at")),
                after,
                unheardSince,
                unheardSince,
                MOST_AT_ONCE);
        var ended = unheard.stream()
                .filter(lost -> !chargers.isConnected(lost.chargepointId()))
                .toList();
        if (!ended.isEmpty()) {
            events.store(List.copyOf(ended)).exceptionally(failure -> {
                LOG.log(System.Logger.Level.WARNING, "not stored, tried again: {0}", failure.toString());
                return null;
            });
            ended.forEach(lost -> gone.add(lost.chargepointId()));
        }
        return unheard.size() < MOST_AT_ONCE ? null : unheard.getLast().chargepointId();
    }
}
