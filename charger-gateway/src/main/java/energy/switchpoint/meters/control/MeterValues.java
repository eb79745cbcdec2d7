package energy.switchpoint.meters.control;

import energy.switchpoint.meters.entity.MeterValue;
import energy.switchpoint.sessions.control.History;
import energy.switchpoint.sessions.entity.HistoryView;
import energy.switchpoint.sessions.entity.Interval;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Raw meter values, read page by page along the primary key; see {@link HalfHours} why nothing is held open. */
@ApplicationScoped
public class MeterValues {

    private static final int PAGE = 2000;

    @Inject
    Sql sql;

    @Inject
    History history;

    public MeterValues() {}

    /** For use outside the container. */
    public MeterValues(Sql sql, History history) {
        this.sql = sql;
        this.history = history;
    }

    /** Oldest first; only those that the reader may see. */
    public void read(UUID chargepointId, Interval asked, HistoryView view, Consumer<MeterValue> each) {
        for (var part : history.visible(chargepointId, asked, view)) {
            var page = page(chargepointId, part, part.from(), Integer.MIN_VALUE, Integer.MIN_VALUE);
            while (!page.isEmpty()) {
                page.forEach(each);
                var last = page.getLast();
                page = page.size() < PAGE
                        ? List.of()
                        : page(chargepointId, part, last.at(), last.connector(), last.digest());
            }
        }
    }

    private List<MeterValue> page(UUID chargepointId, Interval part, Instant at, int connector, int digest) {
        return sql.list(
                """
                select at, connector, digest, power_w, energy_wh, export_wh, others, transaction_id from meter_sample
                where chargepoint_id = ? and at >= ? and at < ? and (at > ? or connector > ? or (connector = ? and digest > ?))
                order by at, connector, digest limit %d""".formatted(PAGE),
                MeterValues::value,
                chargepointId,
                at,
                part.until(),
                at,
                connector,
                connector,
                digest);
    }

    private static MeterValue value(ResultSet row) throws SQLException {
        return new MeterValue(
                Sql.instant(row, "at"),
                row.getInt("connector"),
                row.getInt("digest"),
                row.getObject("power_w", Long.class),
                row.getObject("energy_wh", Long.class),
                row.getObject("export_wh", Long.class),
                row.getString("others"),
                row.getString("transaction_id"));
    }
}
