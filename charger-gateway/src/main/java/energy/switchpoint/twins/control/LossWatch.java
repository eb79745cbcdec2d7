package energy.switchpoint.twins.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes since when a charger is silent, so that what it does meanwhile can be foretold and later compared. */
@ApplicationScoped
public class LossWatch {

    /** A connection that comes again within this time was not really lost. */
    private static final int SHORT_S = 30;

    @Inject
    Sql sql;

    public LossWatch() {}

    /** For use outside the container. */
    public LossWatch(Sql sql) {
        this.sql = sql;
    }

    /** To be called before the events' own times are written, as the last time before them counts. */
    public void record(List<ChargerEvent> events) {
        sql.batch(
                "update twin set silent_since = coalesce(silent_since, ?) where chargepoint_id = ?",
                events.stream()
                        .filter(ChargerEvent.Disconnected.class::isInstance)
                        .sorted(Comparator.comparing(ChargerEvent::chargepointId))
                        .map(e -> new @Nullable Object[] {e.at(), e.chargepointId()})
                        .toList());
        // A killed node tells of no loss: then it is known only by the charger's coming again.
        sql.batch(
                """
                update twin set silent_since = case
                    when silent_since > timestampadd(second, -?, ?) then null
                    when silent_since is null and connected_since is not null
                         and last_seen < timestampadd(second, -?, ?) then last_seen
                    else silent_since end
                where chargepoint_id = ?""",
                events.stream()
                        .filter(ChargerEvent.Connected.class::isInstance)
                        .sorted(Comparator.comparing(ChargerEvent::chargepointId))
                        .map(e -> new @Nullable Object[] {SHORT_S, e.at(), SHORT_S, e.at(), e.chargepointId()})
                        .toList());
    }
}
