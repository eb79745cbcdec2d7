package energy.switchpoint.inventory.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.DeviceEvent;
import energy.switchpoint.commands.entity.EventRows;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How firmware updates and log uploads go. */
@ApplicationScoped
public class ProgressRows implements EventRows {

    @Inject
    Sql sql;

    public ProgressRows() {}

    /** For use outside the container. */
    public ProgressRows(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void record(List<ChargerEvent> events) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (var event : events) {
            switch (event) {
                case DeviceEvent.FirmwareStatus e ->
                    rows.add(row(e, "FIRMWARE", e.requestId(), e.stage().name(), e.word(), null));
                case DeviceEvent.LogStatus e ->
                    rows.add(row(e, "LOG", e.requestId(), e.stage().name(), e.word(), null));
                case DeviceEvent.FirmwarePublished e ->
                    rows.add(row(
                            e,
                            "PUBLISH",
                            e.requestId(),
                            e.locations().isEmpty() ? "UNDER_WAY" : "PUBLISHED",
                            e.word(),
                            String.join("\n", e.locations())));
                default -> {}
            }
        }
        sql.batch("""
                insert into device_progress (chargepoint_id, at, kind, request_id, stage, word, locations)
                values (?, ?, ?, ?, ?, ?, ?)""", rows);
    }

    private static @Nullable Object[] row(
            ChargerEvent event,
            String kind,
            @Nullable Integer requestId,
            String stage,
            String word,
            @Nullable String locations) {
        return new @Nullable Object[] {event.chargepointId(), event.at(), kind, requestId, stage, word, locations};
    }
}
