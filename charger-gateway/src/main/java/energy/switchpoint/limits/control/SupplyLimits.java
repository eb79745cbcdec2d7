package energy.switchpoint.limits.control;

import energy.switchpoint.levels.entity.Ceiling;
import energy.switchpoint.levels.entity.Direction;
import energy.switchpoint.levels.entity.Issuer;
import energy.switchpoint.levels.entity.OffsetDraw;
import energy.switchpoint.levels.entity.WishSource;
import energy.switchpoint.limits.entity.LimitFigures;
import energy.switchpoint.limits.entity.LimitedDevice;
import energy.switchpoint.limits.entity.Outcome;
import energy.switchpoint.limits.entity.ReasonCode;
import energy.switchpoint.limits.entity.SupplyLimit;
import energy.switchpoint.limits.entity.SupplyLimit.NamedParty;
import energy.switchpoint.limits.entity.SupplyLimit.State;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The supply limits ever issued. A network operator sees its own, the regulator all; so does the public, without chargers. */
@ApplicationScoped
public class SupplyLimits implements WishSource {

    @Inject
    Sql sql;

    public SupplyLimits() {}

    /** For use outside the container. */
    public SupplyLimits(Sql sql) {
        this.sql = sql;
    }

    /** A charger that a new limit counts, with the offset drawn for its release. Watts count up in the limit's direction. */
    public record NewRow(UUID chargepointId, long limitW, long powerBeforeW, int releaseOffsetS, String releaseRule) {}

    /** A charger whose meter is to be looked at. Watts count up in the limit's direction. */
    public record ToMeasure(
            UUID limitId,
            UUID chargepointId,
            Direction direction,
            long limitW,
            long powerBeforeW,
            Instant acceptedAt) {}

    /** Which limits to list. */
    public record Filter(
            @Nullable String dsoId,
            @Nullable Instant from,
            @Nullable Instant to) {}

    public void add(SupplyLimit l, List<NewRow> rows) {
        sql.update(
                """
                insert into supply_limit (id, dso_id, dso_name, area_id, area_name, level_percent, direction, reason_code, reason_text,
                  tried_first, issued_at, limit_until, state, rule_pack, release_window_s, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)""",
                l.id(),
                l.dso().id(),
                l.dso().name(),
                l.area().id(),
                l.area().name(),
                l.levelPercent(),
                l.direction().name(),
                l.reasonCode().name(),
                l.reasonText(),
                l.triedFirst(),
                l.issuedAt(),
                l.until(),
                l.state().name(),
                l.rulePack(),
                l.releaseWindowS());
        addDevices(l.id(), rows);
    }

    public void addDevices(UUID limitId, List<NewRow> rows) {
        sql.batch(
                """
                insert ignore into supply_limit_device (limit_id, chargepoint_id, limit_w, power_before_w, release_offset_s, release_rule)
                values (?, ?, ?, ?, ?, ?)""",
                rows.stream()
                        .map(r -> new @Nullable Object[] {
                            limitId,
                            r.chargepointId(),
                            r.limitW(),
                            r.powerBeforeW(),
                            r.releaseOffsetS(),
                            r.releaseRule()
                        })
                        .toList());
    }

    /** The usual case by far: a limit is the last resort. */
    public boolean noneActive() {
        return sql.one("select 1 from supply_limit where state = 'ACTIVE' limit 1", row -> 1)
                .isEmpty();
    }

    @Override
    public Map<UUID, List<Ceiling>> ceilings(Collection<UUID> chargepointIds, Instant at) {
        return sql.byId(
                """
                select d.chargepoint_id, l.id, l.dso_id, l.dso_name, l.level_percent, l.direction, l.reason_code, l.reason_text, l.issued_at,
                  coalesce(l.released_at, l.limit_until) as ends_at, d.release_offset_s, d.release_rule
                from supply_limit_device d join supply_limit l on l.id = d.limit_id
                where d.chargepoint_id in (%s)
                  and timestampadd(second, d.release_offset_s, coalesce(l.released_at, l.limit_until)) > ?
                order by l.id""",
                row -> new Ceiling(
                        row.getObject("id", UUID.class),
                        new Issuer(Issuer.Kind.DSO, row.getString("dso_id"), row.getString("dso_name")),
                        row.getInt("level_percent"),
                        reason(row),
                        Sql.instant(row, "issued_at"),
                        Sql.instant(row, "ends_at"),
                        row.getInt("release_offset_s"),
                        row.getString("release_rule"),
                        Direction.valueOf(row.getString("direction"))),
                chargepointIds,
                at);
    }

    private static String reason(ResultSet row) throws SQLException {
        var text = row.getString("reason_text");
        return text.isBlank() ? row.getString("reason_code") : text;
    }

    public Optional<SupplyLimit> byId(Caller caller, UUID id) {
        return tenantOf(caller)
                .flatMap(tenant -> sql.one(
                        "select * from supply_limit where id = ? and (? = '' or dso_id = ?)",
                        SupplyLimits::read,
                        id,
                        tenant,
                        tenant));
    }

    /** What everybody may know. */
    public Optional<SupplyLimit> published(UUID id) {
        return sql.one("select * from supply_limit where id = ?", SupplyLimits::read, id);
    }

    /** Newest first. */
    public List<SupplyLimit> list(Caller caller, Filter filter, int offset, int limit) {
        return tenantOf(caller)
                .map(tenant -> list(narrowed(filter, tenant), offset, limit))
                .orElse(List.of());
    }

    public long count(Caller caller, Filter filter) {
        return tenantOf(caller).map(tenant -> count(narrowed(filter, tenant))).orElse(0L);
    }

    public List<SupplyLimit> listPublished(Filter filter, int offset, int limit) {
        return list(filter, offset, limit);
    }

    public long countPublished(Filter filter) {
        return count(filter);
    }

    /** The one place that says whose limits a caller sees: a DSO's own, "" = all, nothing for others. */
    private static Optional<String> tenantOf(Caller caller) {
        return switch (caller) {
            case Caller.Member(var organisation, var role, var person)
            when role == Role.DSO -> Optional.of(organisation.value());
            case Caller.Member(var organisation, var role, var person) when role == Role.REGULATOR -> Optional.of("");
            case Caller.Member _, Caller.Consumer _, Caller.Service _, Caller.Anonymous _ -> Optional.empty();
        };
    }

    private static Filter narrowed(Filter filter, String tenant) {
        return tenant.isEmpty() ? filter : new Filter(tenant, filter.from(), filter.to());
    }

    private static final String MATCHING =
            " from supply_limit where (? is null or dso_id = ?) and (? is null or issued_at >= ?) and (? is null or issued_at < ?)";

    private List<SupplyLimit> list(Filter f, int offset, int limit) {
        return sql.list(
                "select *" + MATCHING + " order by issued_at desc limit ? offset ?",
                SupplyLimits::read,
                f.dsoId(),
                f.dsoId(),
                f.from(),
                f.from(),
                f.to(),
                f.to(),
                limit,
                offset);
    }

    private long count(Filter f) {
        return sql.one(
                        "select count(*)" + MATCHING,
                        row -> row.getLong(1),
                        f.dsoId(),
                        f.dsoId(),
                        f.from(),
                        f.from(),
                        f.to(),
                        f.to())
                .orElse(0L);
    }

    public Map<UUID, LimitFigures> figures(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<UUID, LimitFigures>();
        sql.list(
                        """
                        select limit_id, count(*) as chargers,
                          coalesce(sum(accepted_at is not null), 0) as reached,
                          coalesce(sum(outcome = 'VERIFIED'), 0) as obeyed,
                          coalesce(sum(outcome = 'IDLE'), 0) as idle,
                          coalesce(sum(outcome = 'NOT_REACHED'), 0) as not_reached,
                          coalesce(sum(outcome = 'REFUSED'), 0) as refused,
                          coalesce(sum(outcome = 'NOT_VERIFIED'), 0) as not_verified,
                          coalesce(sum(outcome is null), 0) as open,
                          coalesce(sum(if(accepted_at is not null, power_before_w, 0)), 0) as before_w,
                          coalesce(sum(if(accepted_at is not null, coalesce(power_after_w, power_before_w), 0)), 0) as after_w,
                          coalesce(sum(if(outcome = 'VERIFIED', greatest(power_before_w - power_after_w, 0), 0)), 0) as relief_w
                        from supply_limit_device where limit_id in (%s) group by limit_id""".formatted(String.join(", ", Collections.nCopies(ids.size(), "?"))),
                        row -> Map.entry(row.getObject("limit_id", UUID.class), figures(row)),
                        ids.toArray())
                .forEach(e -> found.put(e.getKey(), e.getValue()));
        return found;
    }

    public LimitFigures figures(UUID id) {
        return figures(List.of(id)).getOrDefault(id, LimitFigures.NONE);
    }

    private static LimitFigures figures(ResultSet row) throws SQLException {
        return new LimitFigures(
                row.getInt("chargers"),
                row.getInt("reached"),
                row.getInt("obeyed"),
                row.getInt("idle"),
                row.getInt("not_reached"),
                row.getInt("refused"),
                row.getInt("not_verified"),
                row.getInt("open"),
                row.getLong("before_w"),
                row.getLong("after_w"),
                row.getLong("relief_w"));
    }

    public List<LimitedDevice> devices(UUID limitId, int offset, int limit) {
        return sql.list(
                "select * from supply_limit_device where limit_id = ? order by chargepoint_id limit ? offset ?",
                row -> new LimitedDevice(
                        row.getObject("chargepoint_id", UUID.class),
                        Sql.instantOrNull(row, "sent_at"),
                        Sql.instantOrNull(row, "accepted_at"),
                        row.getObject("power_before_w", Long.class),
                        row.getObject("power_after_w", Long.class),
                        outcome(row),
                        row.getInt("release_offset_s"),
                        Sql.instantOrNull(row, "processed_at"),
                        Sql.instantOrNull(row, "ended_at")),
                limitId,
                limit,
                offset);
    }

    private static @Nullable Outcome outcome(ResultSet row) throws SQLException {
        var name = row.getString("outcome");
        return name == null ? null : Outcome.valueOf(name);
    }

    public List<UUID> chargersOf(UUID limitId) {
        return sql.list(
                "select chargepoint_id from supply_limit_device where limit_id = ? order by chargepoint_id",
                row -> Objects.requireNonNull(row.getObject(1, UUID.class)),
                limitId);
    }

    /** @return whether it was still active */
    public boolean release(UUID id, Instant at) {
        return sql.update(
                        "update supply_limit set state = 'RELEASED', released_at = ?, version = version + 1 where id = ? and state = 'ACTIVE'",
                        at,
                        id)
                > 0;
    }

    /** New offsets for an end that comes earlier than foreseen; the charger follows them once it has been told. */
    public void redraw(UUID limitId, Map<UUID, OffsetDraw> drawn) {
        // Each row is there and none is ever deleted, so this inserts nothing: it is the way to change many at once.
        sql.batch(
                """
                insert into supply_limit_device (limit_id, chargepoint_id, limit_w, release_offset_s, release_rule)
                values (?, ?, 0, ?, ?)
                on duplicate key update release_offset_s = value(release_offset_s), release_rule = value(release_rule)""",
                drawn.entrySet().stream()
                        .map(e -> new @Nullable Object[] {
                            limitId,
                            e.getKey(),
                            e.getValue().seconds(),
                            e.getValue().rule()
                        })
                        .toList());
    }

    public List<SupplyLimit> runOut(Instant at) {
        return sql.list(
                "select * from supply_limit where state = 'ACTIVE' and limit_until <= ? order by limit_until limit 100",
                SupplyLimits::read,
                at);
    }

    /** @return whether it was still active */
    public boolean end(UUID id) {
        return sql.update(
                        "update supply_limit set state = 'ENDED', version = version + 1 where id = ? and state = 'ACTIVE'",
                        id)
                > 0;
    }

    /** Active limits of areas that a charger lies in, and that do not count it yet: it came later. */
    public List<SupplyLimit> activeWithout(UUID chargepointId) {
        return sql.list("""
                select l.* from supply_limit l
                join device d on d.id = ? and d.dso_id = l.dso_id
                join device_area a on a.device_id = d.id and a.area_id = l.area_id
                where l.state = 'ACTIVE' and not exists (
                  select 1 from supply_limit_device x where x.limit_id = l.id and x.chargepoint_id = d.id)""", SupplyLimits::read, chargepointId);
    }

    public void notReached(UUID limitId, Collection<UUID> chargers) {
        sql.batch(
                "update supply_limit_device set outcome = 'NOT_REACHED', detail = 'not connected' where limit_id = ? and chargepoint_id = ?",
                chargers.stream().map(c -> new @Nullable Object[] {limitId, c}).toList());
    }

    /** The active limits that these chargers are under and have not accepted; locked, so that none ends meanwhile. */
    Map<UUID, List<UUID>> open(Collection<UUID> chargepointIds) {
        return sql.byId("""
                select d.chargepoint_id, d.limit_id from supply_limit_device d join supply_limit l on l.id = d.limit_id
                where d.chargepoint_id in (%s) and d.accepted_at is null and l.state = 'ACTIVE'
                order by d.limit_id, d.chargepoint_id lock in share mode""", row -> Objects.requireNonNull(row.getObject(2, UUID.class)), chargepointIds);
    }

    /** A charger that accepted a limit. */
    record Reached(UUID limitId, UUID chargepointId, Instant sentAt, Instant acceptedAt, Instant measureAt) {}

    /** Each row is there and none is ever deleted: inserting on top of them changes many at once. */
    void accepted(List<Reached> all) {
        sql.batch(
                """
                insert into supply_limit_device (limit_id, chargepoint_id, limit_w, release_offset_s, release_rule, sent_at, accepted_at,
                  measure_at, event_due)
                values (?, ?, 0, 0, '', ?, ?, ?, ?)
                on duplicate key update sent_at = coalesce(sent_at, value(sent_at)), accepted_at = value(accepted_at),
                  outcome = null, detail = null, measure_at = value(measure_at), event_due = value(event_due)""",
                all.stream()
                        .map(r -> new @Nullable Object[] {
                            r.limitId(), r.chargepointId(), r.sentAt(), r.acceptedAt(), r.measureAt(), r.acceptedAt()
                        })
                        .toList());
    }

    /** A charger that did not accept a limit. */
    record Missed(UUID limitId, UUID chargepointId, Instant sentAt, Outcome outcome, String detail) {}

    void notAccepted(List<Missed> all) {
        sql.batch(
                """
                insert into supply_limit_device (limit_id, chargepoint_id, limit_w, release_offset_s, release_rule, sent_at, outcome, detail)
                values (?, ?, 0, 0, '', ?, ?, ?)
                on duplicate key update sent_at = coalesce(sent_at, value(sent_at)), outcome = value(outcome), detail = value(detail)""",
                all.stream()
                        .map(m -> new @Nullable Object[] {
                            m.limitId(),
                            m.chargepointId(),
                            m.sentAt(),
                            m.outcome().name(),
                            cut(m.detail())
                        })
                        .toList());
    }

    private static String cut(String detail) {
        return detail.length() > 200 ? detail.substring(0, 200) : detail;
    }

    /** When a limit is over, what has not been seen until then is not seen any more. */
    public void closeOpen(UUID limitId) {
        sql.update("""
                update supply_limit_device
                set outcome = if(accepted_at is null, 'NOT_REACHED', 'NOT_VERIFIED'), measure_at = null
                where limit_id = ? and outcome is null""", limitId);
    }

    /**
     * What is to be told about one charger.
     *
     * @param processedAt null = not told yet
     * @param endsAt when it lets go, its own offset included; null while the limit is active
     */
    public record Telling(
            UUID limitId,
            UUID chargepointId,
            Instant acceptedAt,
            @Nullable Instant processedAt,
            @Nullable Instant endsAt,
            int releaseOffsetS) {

        boolean isProcessed() {
            return processedAt == null;
        }

        boolean isEnded(Instant at) {
            return endsAt != null && !endsAt.isAfter(at);
        }

        Instant ended() {
            return Objects.requireNonNull(endsAt, "the limit is active still");
        }
    }

    /** A limit is over: each charger that had it is told of when its own offset has passed. */
    public void tellEndOf(UUID limitId, Instant over) {
        sql.update("""
                update supply_limit_device set event_due = if(processed_at is null, ?, timestampadd(second, release_offset_s, ?))
                where limit_id = ? and accepted_at is not null""", over, over, limitId);
    }

    /** Of several nodes one gets each, until its transaction ends. */
    public List<Telling> toTell(Instant at, int most) {
        return sql.list(
                """
                select d.limit_id, d.chargepoint_id, d.accepted_at, d.processed_at, d.release_offset_s,
                  if(l.state = 'ACTIVE', null,
                    timestampadd(second, d.release_offset_s, coalesce(l.released_at, l.limit_until))) as ends_at
                from supply_limit_device d join supply_limit l on l.id = d.limit_id
                where d.event_due <= ? order by d.event_due limit ? for update skip locked""",
                row -> new Telling(
                        row.getObject("limit_id", UUID.class),
                        row.getObject("chargepoint_id", UUID.class),
                        Sql.instant(row, "accepted_at"),
                        Sql.instantOrNull(row, "processed_at"),
                        Sql.instantOrNull(row, "ends_at"),
                        row.getInt("release_offset_s")),
                at,
                most);
    }

    /** Marks what was told; what is still to come stays due. */
    public void told(Collection<Telling> rows, Instant now) {
        sql.batch(
                "update supply_limit_device set processed_at = coalesce(processed_at, accepted_at), ended_at = ?, event_due = ? where limit_id = ? and chargepoint_id = ?",
                rows.stream()
                        .map(t -> new @Nullable Object[] {
                            t.isEnded(now) ? t.endsAt() : null,
                            t.isEnded(now) ? null : t.endsAt(),
                            t.limitId(),
                            t.chargepointId()
                        })
                        .collect(ArrayList::new, ArrayList::add, ArrayList::addAll));
    }

    public List<ToMeasure> toMeasure(Instant at, int most) {
        return sql.list(
                """
                select d.limit_id, d.chargepoint_id, l.direction, d.limit_w, coalesce(d.power_before_w, 0) as before_w, d.accepted_at
                from supply_limit_device d join supply_limit l on l.id = d.limit_id
                where d.measure_at <= ? order by d.measure_at limit ?""",
                row -> new ToMeasure(
                        row.getObject("limit_id", UUID.class),
                        row.getObject("chargepoint_id", UUID.class),
                        Direction.valueOf(row.getString("direction")),
                        row.getLong("limit_w"),
                        row.getLong("before_w"),
                        Sql.instant(row, "accepted_at")),
                at,
                most);
    }

    public void measured(ToMeasure m, Outcome outcome, @Nullable Long powerAfterW) {
        sql.update(
                "update supply_limit_device set outcome = ?, power_after_w = ?, measure_at = null where limit_id = ? and chargepoint_id = ?",
                outcome.name(),
                powerAfterW,
                m.limitId(),
                m.chargepointId());
    }

    public void measureAgain(Collection<ToMeasure> rows, Instant at) {
        sql.batch(
                "update supply_limit_device set measure_at = ? where limit_id = ? and chargepoint_id = ?",
                rows.stream()
                        .map(m -> new @Nullable Object[] {at, m.limitId(), m.chargepointId()})
                        .collect(ArrayList::new, ArrayList::add, ArrayList::addAll));
    }

    private static SupplyLimit read(ResultSet row) throws SQLException {
        return new SupplyLimit(
                row.getObject("id", UUID.class),
                new NamedParty(row.getString("dso_id"), row.getString("dso_name")),
                new NamedParty(row.getString("area_id"), row.getString("area_name")),
                row.getInt("level_percent"),
                Direction.valueOf(row.getString("direction")),
                ReasonCode.valueOf(row.getString("reason_code")),
                row.getString("reason_text"),
                row.getString("tried_first"),
                Sql.instant(row, "issued_at"),
                Sql.instant(row, "limit_until"),
                Sql.instantOrNull(row, "released_at"),
                State.valueOf(row.getString("state")),
                row.getString("rule_pack"),
                row.getInt("release_window_s"),
                row.getLong("version"));
    }
}
