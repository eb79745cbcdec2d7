package energy.switchpoint.inventory.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.DeviceEvent.MonitorTriggered;
import energy.switchpoint.commands.entity.DeviceEvent.MonitorsReported;
import energy.switchpoint.commands.entity.EventRows;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What chargers watch of themselves, and what they saw. An event told twice is one event. */
@ApplicationScoped
public class MonitorRows implements EventRows {

    /** Stands for the value of what may be a password or a key. */
    static final String KEPT_BACK = "kept back";

    @Inject
    Sql sql;

    public MonitorRows() {}

    /** For use outside the container. */
    public MonitorRows(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void record(List<ChargerEvent> events) {
        reported(Kind.of(MonitorsReported.class, events));
        triggered(Kind.of(MonitorTriggered.class, events));
    }

    private void reported(List<MonitorsReported> reports) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (var report : reports) {
            for (var monitor : report.monitors()) {
                rows.add(new @Nullable Object[] {
                    report.chargepointId(),
                    monitor.id(),
                    monitor.what().path(),
                    monitor.watch().name(),
                    monitor.value(),
                    monitor.severity(),
                    monitor.onlyInTransactions(),
                    monitor.origin(),
                    report.requestId(),
                    report.at()
                });
            }
        }
        sql.batch("""
                insert into device_monitor (chargepoint_id, monitor_id, what, watch, value, severity,
                  only_in_transactions, origin, request_id, reported_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on duplicate key update what = values(what), watch = values(watch), value = values(value),
                  severity = values(severity), only_in_transactions = values(only_in_transactions),
                  origin = values(origin), request_id = values(request_id), reported_at = values(reported_at)""", rows);
    }

    private void triggered(List<MonitorTriggered> events) {
        sql.batch(
                """
                insert into device_event (chargepoint_id, at, event_id, cause_event_id, what, value, told_by, cleared,
                  tampering, severity, monitor_id, transaction_id, tech_code, tech_info)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on duplicate key update value = values(value)""",
                events.stream()
                        .map(e -> new @Nullable Object[] {
                            e.chargepointId(),
                            e.at(),
                            e.eventId(),
                            e.causeEventId(),
                            e.what().path(),
                            e.what().mayHoldSecret() ? KEPT_BACK : e.value(),
                            e.trigger().name(),
                            e.cleared(),
                            e.tampering(),
                            e.severity(),
                            e.monitorId(),
                            e.transactionId(),
                            e.techCode(),
                            e.techInfo()
                        })
                        .toList());
    }
}
