package energy.switchpoint.inventory.control;

import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.platform.persistence.Page;
import energy.switchpoint.sessions.control.History;
import energy.switchpoint.sessions.entity.HistoryView;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.sql.Sql.RowReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What chargers told of themselves, to be read. An operator reads what was told in its own operatorship, by the same rule as
 * sessions and energy.
 */
@ApplicationScoped
public class Inventory {

    private static final int MOST = 200;

    @Inject
    Sql sql;

    public Inventory() {}

    /** For use outside the container. */
    public Inventory(Sql sql) {
        this.sql = sql;
    }

    /** Which of the rows: clamped, so that nobody reads all. */
    public record Slice(int offset, int limit) {
        public Slice {
            offset = Math.max(0, offset);
            limit = Math.clamp(limit, 1, MOST);
        }
    }

    /** @param value null where the device does not tell it, or where it may be a password or a key */
    public record StoredVariable(
            String component,
            String componentInstance,
            int connector,
            String name,
            String instance,
            String attribute,
            @Nullable String value,
            boolean readable,
            boolean writable,
            boolean persistent,
            @Nullable String unit,
            @Nullable String dataType,
            @Nullable BigDecimal lowest,
            @Nullable BigDecimal highest,
            @Nullable String allowed,
            boolean monitorable,
            int requestId,
            Instant reportedAt) {}

    /** @param severity 0 danger to 9 debug */
    public record StoredMonitor(
            int monitorId,
            String what,
            String watch,
            BigDecimal value,
            int severity,
            boolean onlyInTransactions,
            @Nullable String origin,
            Instant reportedAt) {}

    public record StoredEvent(
            Instant at,
            int eventId,
            @Nullable Integer causeEventId,
            String what,
            String value,
            String toldBy,
            boolean cleared,
            boolean tampering,
            @Nullable Integer severity,
            @Nullable Integer monitorId,
            @Nullable String transactionId,
            @Nullable String techCode,
            @Nullable String techInfo) {}

    public record StoredMessage(
            int messageId,
            String priority,
            @Nullable String state,
            @Nullable Instant validFrom,
            @Nullable Instant validTo,
            @Nullable String transactionId,
            String format,
            @Nullable String language,
            String text,
            Instant reportedAt) {}

    /** @param schedules JSON, in watts */
    public record StoredProfile(
            int connector,
            int profileId,
            String source,
            int stackLevel,
            String purpose,
            String kind,
            @Nullable Instant validFrom,
            @Nullable Instant validTo,
            @Nullable String transactionId,
            String schedules,
            Instant reportedAt) {}

    /** @param schedules JSON, in watts; null when the limit was taken away */
    public record StoredLimit(
            Instant at,
            int connector,
            String source,
            boolean isSet,
            @Nullable Boolean gridCritical,
            @Nullable String schedules) {}

    public record StoredProgress(
            Instant at,
            String kind,
            @Nullable Integer requestId,
            String stage,
            String word,
            @Nullable String locations) {}

    public record StoredNotice(
            Instant at,
            String kind,
            @Nullable Integer connector,
            @Nullable String subject,
            @Nullable String detail) {}

    /**
     * A list the device has taken, or the version it told when it was asked.
     *
     * @param how {@code SENT} or {@code READ}
     */
    public record StoredList(int version, String how, Instant at) {}

    /**
     * A reservation the device has agreed to.
     *
     * @param connector 0 = any
     * @param until it lapses then, whether the device says so or not
     * @param state {@code HELD}, {@code REPLACED} by one of the same number, {@code CANCELLED}, or the device's word for why it
     *     ended it
     */
    public record StoredReservation(
            int reservationId,
            int connector,
            Instant until,
            String state,
            Instant reservedAt,
            @Nullable Instant endedAt) {}

    /** @param lastPart the number of the last part, from 0; null while it has not come */
    public record StoredReport(
            String kind, int requestId, int parts, @Nullable Integer lastPart, Instant heardAt) {}

    /** @param missing {@code start, 3, 5-7} */
    public record StoredGap(
            String transactionId,
            String missing,
            String state,
            Instant foundAt,
            @Nullable Instant askedAt,
            @Nullable Instant settledAt) {}

    public Page<StoredVariable> variables(
            UUID id, @Nullable String component, @Nullable String name, HistoryView view, Slice slice) {
        return page(
                new Source("device_variable", "reported_at", "component, component_instance, connector, name, instance")
                        .where("component", component)
                        .where("name", name),
                row -> new StoredVariable(
                        row.getString("component"),
                        row.getString("component_instance"),
                        row.getInt("connector"),
                        row.getString("name"),
                        row.getString("instance"),
                        row.getString("attribute"),
                        shown(row),
                        row.getBoolean("readable"),
                        row.getBoolean("writable"),
                        row.getBoolean("persistent"),
                        row.getString("unit"),
                        row.getString("data_type"),
                        row.getBigDecimal("lowest"),
                        row.getBigDecimal("highest"),
                        row.getString("allowed"),
                        row.getBoolean("monitorable"),
                        row.getInt("request_id"),
                        Sql.instant(row, "reported_at")),
                id,
                view,
                slice);
    }

    /** What was stored before such values were left out is left out here. */
    private static @Nullable String shown(ResultSet row) throws SQLException {
        return row.getBoolean("readable")
                        && !SettingName.of(row.getString("name")).mayHoldSecret()
                ? row.getString("value")
                : null;
    }

    public Page<StoredMonitor> monitors(UUID id, HistoryView view, Slice slice) {
        return page(
                new Source("device_monitor", "reported_at", "monitor_id"),
                row -> new StoredMonitor(
                        row.getInt("monitor_id"),
                        row.getString("what"),
                        row.getString("watch"),
                        row.getBigDecimal("value"),
                        row.getInt("severity"),
                        row.getBoolean("only_in_transactions"),
                        row.getString("origin"),
                        Sql.instant(row, "reported_at")),
                id,
                view,
                slice);
    }

    /** Newest first, as all that follow which are told as they happen. */
    public Page<StoredEvent> events(UUID id, HistoryView view, Slice slice) {
        return page(
                new Source("device_event", "at", "at desc, id desc"),
                row -> new StoredEvent(
                        Sql.instant(row, "at"),
                        row.getInt("event_id"),
                        whole(row, "cause_event_id"),
                        row.getString("what"),
                        row.getString("value"),
                        row.getString("told_by"),
                        row.getBoolean("cleared"),
                        row.getBoolean("tampering"),
                        whole(row, "severity"),
                        whole(row, "monitor_id"),
                        row.getString("transaction_id"),
                        row.getString("tech_code"),
                        row.getString("tech_info")),
                id,
                view,
                slice);
    }

    public Page<StoredMessage> displayMessages(UUID id, HistoryView view, Slice slice) {
        return page(
                new Source("display_message", "reported_at", "message_id"),
                row -> new StoredMessage(
                        row.getInt("message_id"),
                        row.getString("priority"),
                        row.getString("state"),
                        Sql.instantOrNull(row, "valid_from"),
                        Sql.instantOrNull(row, "valid_to"),
                        row.getString("transaction_id"),
                        row.getString("format"),
                        row.getString("language"),
                        row.getString("text"),
                        Sql.instant(row, "reported_at")),
                id,
                view,
                slice);
    }

    public Page<StoredProfile> profiles(UUID id, HistoryView view, Slice slice) {
        return page(
                new Source("reported_profile", "reported_at", "connector, stack_level, profile_id"),
                row -> new StoredProfile(
                        row.getInt("connector"),
                        row.getInt("profile_id"),
                        row.getString("source"),
                        row.getInt("stack_level"),
                        row.getString("purpose"),
                        row.getString("kind"),
                        Sql.instantOrNull(row, "valid_from"),
                        Sql.instantOrNull(row, "valid_to"),
                        row.getString("transaction_id"),
                        row.getString("schedules"),
                        Sql.instant(row, "reported_at")),
                id,
                view,
                slice);
    }

    public Page<StoredLimit> externalLimits(UUID id, HistoryView view, Slice slice) {
        return page(
                new Source("external_limit_event", "at", "id desc"),
                row -> new StoredLimit(
                        Sql.instant(row, "at"),
                        row.getInt("connector"),
                        row.getString("source"),
                        row.getBoolean("is_set"),
                        row.getObject("grid_critical", Boolean.class),
                        row.getString("schedules")),
                id,
                view,
                slice);
    }

    public Page<StoredProgress> progress(UUID id, @Nullable String kind, HistoryView view, Slice slice) {
        return page(
                new Source("device_progress", "at", "id desc").where("kind", kind),
                row -> new StoredProgress(
                        Sql.instant(row, "at"),
                        row.getString("kind"),
                        whole(row, "request_id"),
                        row.getString("stage"),
                        row.getString("word"),
                        row.getString("locations")),
                id,
                view,
                slice);
    }

    public Page<StoredNotice> notices(UUID id, @Nullable String kind, HistoryView view, Slice slice) {
        return page(
                new Source("device_notice", "at", "id desc").where("kind", kind),
                row -> new StoredNotice(
                        Sql.instant(row, "at"),
                        row.getString("kind"),
                        whole(row, "connector"),
                        row.getString("subject"),
                        row.getString("detail")),
                id,
                view,
                slice);
    }

    /** Newest first: the first is what the device holds, as far as is known. */
    public Page<StoredList> localList(UUID id, HistoryView view, Slice slice) {
        return page(
                new Source("device_notice", "at", "id desc").where("kind", NoticeRows.LOCAL_LIST),
                row -> new StoredList(
                        Integer.parseInt(row.getString("subject")), row.getString("detail"), Sql.instant(row, "at")),
                id,
                view,
                slice);
    }

    /** Newest first. */
    public Page<StoredReservation> reservations(UUID id, HistoryView view, Slice slice) {
        return page(
                new Source("""
                        (select r.id, r.chargepoint_id, r.at, r.subject, r.connector, r.detail, e.at as ended_at,
                          case when e.kind is null then 'HELD' when e.kind = 'RESERVED' then 'REPLACED'
                               when e.kind = 'RESERVATION_CANCELLED' then 'CANCELLED' else e.detail end as state
                         from device_notice r left join device_notice e on e.id = (
                           select min(n.id) from device_notice n where n.chargepoint_id = r.chargepoint_id
                             and n.kind in ('RESERVED', 'RESERVATION_CANCELLED', 'RESERVATION_ENDED')
                             and n.subject = r.subject and n.id > r.id)
                         where r.kind = 'RESERVED')""", "at", "id desc"),
                row -> new StoredReservation(
                        Integer.parseInt(row.getString("subject")),
                        row.getInt("connector"),
                        Instant.parse(row.getString("detail")),
                        row.getString("state"),
                        Sql.instant(row, "at"),
                        Sql.instantOrNull(row, "ended_at")),
                id,
                view,
                slice);
    }

    /** Each report once, however many parts it has; the newest first. */
    public Page<StoredReport> reports(UUID id, HistoryView view, Slice slice) {
        return page(
                new Source("""
                        (select chargepoint_id, kind, request_id, count(*) as parts,
                                max(case when is_last then part end) as last_part, max(heard_at) as heard_at
                         from device_report group by chargepoint_id, kind, request_id)""", "heard_at", "heard_at desc"),
                row -> new StoredReport(
                        row.getString("kind"),
                        row.getInt("request_id"),
                        row.getInt("parts"),
                        whole(row, "last_part"),
                        Sql.instant(row, "heard_at")),
                id,
                view,
                slice);
    }

    public Page<StoredGap> transactionGaps(UUID id, HistoryView view, Slice slice) {
        return page(
                new Source("transaction_gap", "found_at", "found_at desc"),
                row -> new StoredGap(
                        row.getString("transaction_id"),
                        row.getString("missing"),
                        row.getString("state"),
                        Sql.instant(row, "found_at"),
                        Sql.instantOrNull(row, "asked_at"),
                        Sql.instantOrNull(row, "settled_at")),
                id,
                view,
                slice);
    }

    /** A table, the column that says when it was told, and its order. */
    private record Source(String table, String at, String order, String filter, List<Object> values) {

        Source(String table, String at, String order) {
            this(table, at, order, "", List.of());
        }

        Source where(String column, @Nullable String value) {
            if (value == null || value.isBlank()) {
                return this;
            }
            var more = new ArrayList<>(values);
            more.add(value);
            return new Source(table, at, order, filter + " and t." + column + " = ?", more);
        }

        String from(HistoryView view) {
            return " from " + table + " t where t.chargepoint_id = ?" + filter + History.condition(view, "t", at);
        }

        @Nullable
        Object[] parameters(UUID id, HistoryView view, List<Object> tail) {
            var head = new ArrayList<Object>(List.of(id));
            head.addAll(values);
            return History.parameters(view, tail, head.toArray());
        }
    }

    private <T> Page<T> page(Source source, RowReader<T> reader, UUID id, HistoryView view, Slice slice) {
        var from = source.from(view);
        var items = sql.list(
                "select t.*" + from + " order by " + source.order() + " limit ? offset ?",
                reader,
                source.parameters(id, view, List.of(slice.limit(), slice.offset())));
        long total = sql.one("select count(*)" + from, row -> row.getLong(1), source.parameters(id, view, List.of()))
                .orElse(0L);
        return new Page<>(items, total);
    }

    private static @Nullable Integer whole(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Integer.class);
    }
}
