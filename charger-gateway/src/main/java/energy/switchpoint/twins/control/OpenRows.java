package energy.switchpoint.twins.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.DeviceEvent;
import energy.switchpoint.commands.entity.OpenMatters;
import energy.switchpoint.commands.entity.OpenMatters.Kind;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads what is open at the chargers of a batch, with one statement instead of one for each thing that may be open. */
@ApplicationScoped
public class OpenRows {

    /**
     * Something was asked for the session, or the gateway drives every edge itself. One that ended lately may still be on the
     * charger.
     */
    private static final String MINDS_SESSIONS = """
            select 'MINDS_SESSIONS', chargepoint_id from twin
              where (holding = 'NOTHING' or driven_by <> 'SMART_CHARGING') and chargepoint_id in (%s)
            union all select 'MINDS_SESSIONS', chargepoint_id from setpoint where chargepoint_id in (%s)
              and (ended_at is null or ended_at > utc_timestamp() - interval 1 minute)
            """;

    private static final String FAULT = "select 'FAULT', open_for from charger_fault where open_for in (%s)";

    private static final String RUNNING = """
            select 'TRANSACTION', chargepoint_id from charger_transaction force index (running)
              where ended_at is null and chargepoint_id in (%s)
            union all select 'SESSION', chargepoint_id from charging_session force index (running)
              where ended_at is null and chargepoint_id in (%s)
            """;

    @Inject
    Sql sql;

    public OpenRows() {}

    /** For use outside the container. */
    public OpenRows(Sql sql) {
        this.sql = sql;
    }

    /** What the events may have to do with; nothing is asked about chargers that only tell their meter. */
    public OpenMatters of(List<ChargerEvent> events) {
        var reporting = new HashSet<UUID>();
        var charging = new HashSet<UUID>();
        for (var event : events) {
            switch (event) {
                case ChargerEvent.StatusChanged _, DeviceEvent.MonitorTriggered _ ->
                    reporting.add(event.chargepointId());
                case ChargerEvent.TransactionStarted _, ChargerEvent.TransactionEnded _, ChargerEvent.Booted _ ->
                    charging.add(event.chargepointId());
                default -> {}
            }
        }
        reporting.addAll(charging);
        var open = new EnumMap<Kind, Set<UUID>>(Kind.class);
        if (!charging.isEmpty()) {
            read(FAULT + " union all " + RUNNING + " union all " + MINDS_SESSIONS, 5, reporting, open);
        } else if (!reporting.isEmpty()) {
            read(FAULT, 1, reporting, open);
        }
        return new OpenMatters(open);
    }

    private void read(String statement, int lists, Collection<UUID> chargepoints, Map<Kind, Set<UUID>> open) {
        var ids = Sql.few(chargepoints);
        var parameters = new Object[lists * ids.size()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = ids.get(i % ids.size());
        }
        sql.each(
                statement.replace("%s", Sql.marks(ids.size())),
                row -> open.computeIfAbsent(Kind.valueOf(row.getString(1)), _ -> new HashSet<>())
                        .add(row.getObject(2, UUID.class)),
                parameters);
    }
}
