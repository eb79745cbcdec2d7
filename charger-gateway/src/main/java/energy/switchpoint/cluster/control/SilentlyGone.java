package energy.switchpoint.cluster.control;

import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvents;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.twins.entity.Tick;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Chargers that read as connected and are nowhere: the last node died with them, and they have not come again. Their
 * connections end here, late, so that they are taken for what they are: silent.
 */
@ApplicationScoped
public class SilentlyGone {

    private static final System.Logger LOG = System.getLogger(SilentlyGone.class.getName());

    private static final Duration EVERY = Duration.ofSeconds(30);

    /** Of a connected charger it is written down every 30 seconds when it was last heard, and after 30 it is pinged. */
    private static final Duration UNHEARD = Duration.ofMinutes(3);

    private static final int MOST_AT_ONCE = 1000;

    @Inject
    Sql sql;

    @Inject
    ChargerCommands chargers;

    @Inject
    ChargerEvents events;

    private volatile Instant next = Instant.EPOCH;

    public SilentlyGone() {}

    /** For use outside the container. */
    public SilentlyGone(Sql sql, ChargerCommands chargers, ChargerEvents events) {
        this.sql = sql;
        this.chargers = chargers;
        this.events = events;
    }

    void tick(@Observes Tick tick) {
        if (!tick.at().isBefore(next)) {
            next = tick.at().plus(EVERY);
            end(tick.at());
        }
    }

    /** @return whose connections have ended */
    public List<UUID> end(Instant now) {
        var gone = sql
                .list(
                        """
                        select chargepoint_id, coalesce(last_seen, connected_since) as heard_at from twin
                        where connected_since < ? and coalesce(last_seen, connected_since) < ?
                        order by heard_at limit ?""",
                        row -> new ChargerEvent.Disconnected(
                                Objects.requireNonNull(row.getObject(1, UUID.class)), Sql.instant(row, "heard_at")),
                        now.minus(UNHEARD),
                        now.minus(UNHEARD),
                        MOST_AT_ONCE)
                .stream()
                .filter(lost -> !chargers.isConnected(lost.chargepointId()))
                .toList();
        if (!gone.isEmpty()) {
            LOG.log(System.Logger.Level.INFO, "{0} chargers have not come again since a node died", gone.size());
            events.store(List.copyOf(gone)).exceptionally(failure -> {
                LOG.log(System.Logger.Level.WARNING, "not stored, tried again: {0}", failure.toString());
                return null;
            });
        }
        return gone.stream().map(ChargerEvent::chargepointId).toList();
    }
}
