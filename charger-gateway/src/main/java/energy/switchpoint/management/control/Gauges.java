package energy.switchpoint.management.control;

import energy.switchpoint.connections.control.Connections;
import energy.switchpoint.metrics.entity.Exposition;
import energy.switchpoint.sql.DatabaseUnusable;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.stream.control.EventStream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Clock;

/** Figures that are looked up when they are asked for. */
@ApplicationScoped
public class Gauges {

    private static final System.Logger LOG = System.getLogger(Gauges.class.getName());

    @Inject
    Connections connections;

    @Inject
    EventStream stream;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    public void write(Exposition out) {
        out.begin("switchpoint_connections", "Chargers connected to this node", "gauge");
        connections
                .byVersion()
                .forEach((version, count) -> out.sample("switchpoint_connections", count, "version", version));
        out.gauge("switchpoint_stream_readers", "Readers of event streams at this node", stream.readers());
        counted(
                out,
                "switchpoint_reconcile_backlog",
                "Chargers whose programme is to be looked at by now",
                "select count(*) from twin where reconcile_at <= ?",
                clock.instant());
        counted(
                out,
                "switchpoint_outbox_backlog",
                "Events that wait to be told to other services",
                "select count(*) from outbox");
        counted(
                out,
                "switchpoint_jobs_running",
                "Jobs for many chargers that are under way",
                "select count(*) from job where state = 'RUNNING'");
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        out.gauge("switchpoint_heap_used_bytes", "Heap in use", heap.getUsed());
        out.gauge("switchpoint_heap_max_bytes", "Heap at most", heap.getMax());
    }

    /** Left out while the database is away: no figure is not the figure 0, and the others count all the more then. */
    private void counted(Exposition out, String name, String help, String query, Object... parameters) {
        try {
            out.gauge(
                    name,
                    help,
                    sql.one(query, row -> row.getLong(1), parameters).orElse(0L));
        } catch (DatabaseUnusable away) {
            LOG.log(System.Logger.Level.DEBUG, "{0} is not counted: {1}", name, away.getMessage());
        }
    }
}
