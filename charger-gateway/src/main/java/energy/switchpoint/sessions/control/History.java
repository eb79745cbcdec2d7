package energy.switchpoint.sessions.control;

import energy.switchpoint.sessions.entity.HistoryView;
import energy.switchpoint.sessions.entity.Interval;
import energy.switchpoint.sessions.entity.Session;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of sessions and energy. An operator reads only what lies inside its own operatorship and was not sealed; that
 * condition is written once, here.
 */
@ApplicationScoped
public class History {

    private static final String SESSION_COLUMNS = """
            s.id, s.chargepoint_id, s.started_at, s.ended_at, s.last_wh - s.start_wh as energy_wh, s.stop_reason, s.peak_w
            """;

    private static final String OPERATOR_SEES = """
             and exists (select 1 from command_authority a
                         where a.chargepoint_id = %1$s.chargepoint_id and a.organisation_id = ?
                           and a.valid_from <= %1$s.%2$s and a.valid_until > %1$s.%2$s)
             and not exists (select 1 from history_seal h
                             where h.chargepoint_id = %1$s.chargepoint_id and h.sealed_until > %1$s.%2$s)
            """;

    @Inject
    Sql sql;

    public History() {}

    /** For use outside the container. */
    public History(Sql sql) {
        this.sql = sql;
    }

    public record HalfHourRow(Instant from, long energyWh, String quality) {}

    /** Newest first. */
    public List<Session> sessions(
            UUID chargepointId, Instant from, Instant to, HistoryView view, int offset, int limit) {
        return sql.list(
                "select " + SESSION_COLUMNS
                        + " from charging_session s where s.chargepoint_id = ? and s.started_at >= ? and s.started_at < ?"
                        + condition(view, "s", "started_at") + " order by s.started_at desc limit ? offset ?",
                History::session,
                parameters(view, List.of(limit, offset), chargepointId, from, to));
    }

    public long countSessions(UUID chargepointId, Instant from, Instant to, HistoryView view) {
        return sql.one(
                        "select count(*) from charging_session s where s.chargepoint_id = ? and s.started_at >= ? and s.started_at < ?"
                                + condition(view, "s", "started_at"),
                        row -> row.getLong(1),
                        parameters(view, List.of(), chargepointId, from, to))
                .orElse(0L);
    }

    /** Oldest first. */
    public List<HalfHourRow> halfHours(
            UUID chargepointId, Instant from, Instant to, HistoryView view, int offset, int limit) {
        return sql.list(
                // A year is 17,520 rows: a number is read much faster than a time.
                "select timestampdiff(second, '1970-01-01', m.starts_at), m.energy_wh, m.quality from half_hour m"
                        + " where m.chargepoint_id = ? and m.starts_at >= ? and m.starts_at < ?"
                        + condition(view, "m", "starts_at") + " order by m.starts_at limit ? offset ?",
                row -> new HalfHourRow(Instant.ofEpochSecond(row.getLong(1)), row.getLong(2), row.getString(3)),
                parameters(view, List.of(limit, offset), chargepointId, from, to));
    }

    /** Looks at one half-hour. */
    @FunctionalInterface
    public interface HalfHourVisitor {

        /** @param number of half-hours since the first asked for */
        void visit(int number, long energyWh, boolean estimated);
    }

    /**
     * The same in the cheapest way, for a year at once: an index range of each month's partition, already in order, and three
     * small numbers a row, which a driver reads several times faster than times and words.
     *
     * @param from a half-hour's start
     */
    public void eachHalfHour(UUID chargepointId, Instant from, Instant to, HalfHourVisitor visitor) {
        sql.each(
                """
                select timestampdiff(minute, ?, m.starts_at) div 30, m.energy_wh, m.quality = 'ESTIMATED' from half_hour m
                where m.chargepoint_id = ? and m.starts_at >= ? and m.starts_at < ?""",
                row -> visitor.visit(row.getInt(1), row.getLong(2), row.getBoolean(3)),
                from,
                chargepointId,
                from,
                to);
    }

    public long countHalfHours(UUID chargepointId, Instant from, Instant to, HistoryView view) {
        return sql.one(
                        "select count(*) from half_hour m where m.chargepoint_id = ? and m.starts_at >= ? and m.starts_at < ?"
                                + condition(view, "m", "starts_at"),
                        row -> row.getLong(1),
                        parameters(view, List.of(), chargepointId, from, to))
                .orElse(0L);
    }

    /** The parts of a time that the reader may see, in order. The same rule as in the queries, for reading it piecewise. */
    public List<Interval> visible(UUID chargepointId, Interval asked, HistoryView view) {
        return switch (view) {
            case HistoryView.Owner() -> asked.isEmpty() ? List.of() : List.of(asked);
            case HistoryView.Operator(var organisation) ->
                sql
                        .list(
                                """
                                select a.valid_from, a.valid_until, h.sealed_until from command_authority a
                                left join history_seal h on h.chargepoint_id = a.chargepoint_id
                                where a.chargepoint_id = ? and a.organisation_id = ? order by a.valid_from""",
                                row -> new Interval(Sql.instant(row, "valid_from"), Sql.instant(row, "valid_until"))
                                        .from(Sql.instantOrNull(row, "sealed_until"))
                                        .within(asked),
                                chargepointId,
                                organisation)
                        .stream()
                        .filter(part -> !part.isEmpty())
                        .toList();
        };
    }

    /** The time between the first and the last reading of the charger's energy registers; empty when none was read. */
    public Interval metered(UUID chargepointId) {
        return sql.one(
                        """
                        select min(first_read_at) as first_read_at, max(read_at) as read_at from meter_register
                        where chargepoint_id = ? having read_at is not null""",
                        row -> new Interval(Sql.instant(row, "first_read_at"), Sql.instant(row, "read_at")),
                        chargepointId)
                .orElse(Interval.NEVER);
    }

    /** Empty also when it is not for the reader. */
    public Optional<Session> session(UUID chargepointId, UUID id, HistoryView view) {
        return sql.one(
                "select " + SESSION_COLUMNS + " from charging_session s where s.id = ? and s.chargepoint_id = ?"
                        + condition(view, "s", "started_at"),
                History::session,
                parameters(view, List.of(), id, chargepointId));
    }

    private static final String OF_THE_FLEET = """
             from command_authority a join charging_session s on s.chargepoint_id = a.chargepoint_id
             where a.organisation_id = ? and s.started_at >= greatest(a.valid_from, ?) and s.started_at < least(a.valid_until, ?)
               and not exists (select 1 from history_seal h
                               where h.chargepoint_id = s.chargepoint_id and h.sealed_until > s.started_at)
            """;

    /** Of all chargers while the organisation operated them, newest first. */
    public List<Session> sessionsOfFleet(String organisation, Instant from, Instant to, int offset, int limit) {
        return sql.list(
                "select " + SESSION_COLUMNS + OF_THE_FLEET + " order by s.started_at desc, s.id limit ? offset ?",
                History::session,
                organisation,
                from,
                to,
                limit,
                offset);
    }

    public long countSessionsOfFleet(String organisation, Instant from, Instant to) {
        return sql.one("select count(*)" + OF_THE_FLEET, row -> row.getLong(1), organisation, from, to)
                .orElse(0L);
    }

    public Optional<Session> running(UUID chargepointId) {
        return sql.one(
                "select " + SESSION_COLUMNS
                        + " from charging_session s where s.chargepoint_id = ? and s.ended_at is null order by s.started_at desc limit 1",
                History::session,
                chargepointId);
    }

    /**
     * The rule as a condition, to be followed by what {@link #parameters} makes of its view: for whatever else is kept of a
     * charger.
     */
    public static String condition(HistoryView view, String alias, String column) {
        return switch (view) {
            case HistoryView.Owner() -> "";
            case HistoryView.Operator _ -> OPERATOR_SEES.formatted(alias, column);
        };
    }

    /** Those before the condition, the condition's own, those after it. */
    public static @Nullable Object[] parameters(HistoryView view, List<Object> tail, Object... head) {
        var all = new ArrayList<Object>(List.of(head));
        if (view instanceof HistoryView.Operator(var organisation)) {
            all.add(organisation);
        }
        all.addAll(tail);
        return all.toArray();
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getObject("id", UUID.class),
                row.getObject("chargepoint_id", UUID.class),
                Sql.instant(row, "started_at"),
                Sql.instantOrNull(row, "ended_at"),
                row.getLong("energy_wh"),
                row.getString("stop_reason"),
                row.getLong("peak_w"));
    }
}
