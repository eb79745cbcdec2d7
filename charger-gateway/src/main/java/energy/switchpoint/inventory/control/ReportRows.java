package energy.switchpoint.inventory.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.DeviceEvent;
import energy.switchpoint.commands.entity.EventRows;
import energy.switchpoint.commands.entity.ProgrammeEvent;
import energy.switchpoint.inventory.entity.ReportState;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which parts of a report have come. A report in parts is whole only once the last and all before it are there. */
@ApplicationScoped
public class ReportRows implements EventRows {

    /** A device that has sent no further part for so long has broken off; the slowest known sends one a minute. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    public ReportRows() {}

    /** For use outside the container. */
    public ReportRows(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public void record(List<ChargerEvent> events) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (var event : events) {
            switch (event) {
                case DeviceEvent.VariablesReported e ->
                    rows.add(row(e, e.requestId(), "VARIABLES", e.number(), e.last()));
                case DeviceEvent.MonitorsReported e ->
                    rows.add(row(e, e.requestId(), "MONITORS", e.number(), e.last()));
                case DeviceEvent.CustomerInformation e ->
                    rows.add(row(e, e.requestId(), "CUSTOMER", e.number(), e.last()));
                // these two have no numbers: they are whole once the last has come
                case ProgrammeEvent.ProfilesReported e -> rows.add(row(e, e.requestId(), "PROFILES", 0, e.last()));
                case DeviceEvent.DisplayMessagesReported e -> rows.add(row(e, e.requestId(), "DISPLAY", 0, e.last()));
                default -> {}
            }
        }
        sql.batch("""
                insert into device_report (chargepoint_id, request_id, kind, part, is_last, heard_at)
                values (?, ?, ?, ?, ?, ?)
                on duplicate key update is_last = values(is_last), heard_at = values(heard_at)""", rows);
    }

    /** How far the report of this number has come. */
    public ReportState state(UUID chargepointId, String kind, int requestId) {
        return sql.one(
                        """
                        select count(*) as parts, max(case when is_last then part end) as last_part,
                               max(heard_at) as heard_at
                        from device_report where chargepoint_id = ? and kind = ? and request_id = ? having parts > 0""",
                        row -> ReportState.of(
                                row.getInt("parts"),
                                row.getObject("last_part", Integer.class),
                                Sql.instant(row, "heard_at").plus(PATIENCE).isBefore(now())),
                        chargepointId,
                        kind,
                        requestId)
                .orElseGet(ReportState.NotBegun::new);
    }

    private Instant now() {
        return clock.instant();
    }

    private static @Nullable Object[] row(ChargerEvent event, int requestId, String kind, int part, boolean last) {
        return new @Nullable Object[] {event.chargepointId(), requestId, kind, part, last, event.at()};
    }
}
