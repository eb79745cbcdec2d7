package energy.switchpoint.recovery.control;

import energy.switchpoint.levels.entity.Ceiling;
import energy.switchpoint.levels.entity.Issuer;
import energy.switchpoint.levels.entity.WishSource;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.recovery.entity.Recovery;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The restore queue of each feeder. A charger in it has a ceiling of 0 until its turn comes. */
@ApplicationScoped
public class Recoveries implements WishSource {

    private static final Issuer NETWORK_CARE = new Issuer(Issuer.Kind.PLATFORM, "switchpoint", "Switchpoint");
    private static final String REASON =
            "Supply came back in your street. Chargers start one by one, so that the network holds.";

    @Inject
    Sql sql;

    public Recoveries() {}

    /** For use outside the container. */
    public Recoveries(Sql sql) {
        this.sql = sql;
    }

    /** A feeder on which enough chargers have come back. */
    public record Returning(
            String areaId, String areaName, @Nullable String dsoId, int size) {}

    /** An open recovery and the bounds of its offsets. */
    public record Open(UUID id, String areaId, int windowS) {}

    /** A charger's place in the queue. */
    public record Place(UUID recoveryId, UUID chargepointId, Instant cameAt, int offsetS) {}

    @Override
    public Map<UUID, List<Ceiling>> ceilings(Collection<UUID> chargepointIds, Instant at) {
        return sql.byId(
                """
                select c.chargepoint_id, c.recovery_id, c.came_at, c.offset_s, r.rule from recovery_charger c join recovery r on r.id = c.recovery_id
                where c.chargepoint_id in (%s) and c.release_at > ? order by c.recovery_id""",
                row -> new Ceiling(
                        row.getObject(2, UUID.class),
                        NETWORK_CARE,
                        0,
                        REASON,
                        Sql.instant(row, "came_at"),
                        Sql.instant(row, "came_at"),
                        row.getInt("offset_s"),
                        row.getString("rule")),
                chargepointIds,
                at);
    }

    /** A handover makes a charger start anew as well; that is no outage. */
    public void restored(Collection<UUID> chargepointIds, Instant at) {
        var few = Sql.few(chargepointIds);
        sql.update("""
                insert into restored_charger (chargepoint_id, area_id, came_at)
                select d.id, d.network_area_id, ? from device d where d.id in (%s) and d.network_area_id is not null
                  and not exists (select 1 from handover h where h.open_for = d.id)
                on duplicate key update came_at = value(came_at), area_id = value(area_id)""".formatted(Sql.marks(few.size())), Sql.parameters(few, at));
    }

    /** Feeders of these chargers with enough returns, and no recovery open yet. */
    public List<Returning> returning(Collection<UUID> chargepointIds, Instant since, int fewest) {
        var few = Sql.few(chargepointIds);
        return sql.list(
                """
                select r.area_id, max(d.network_area_name) as area_name, max(d.dso_id) as dso_id,
                  (select count(*) from device x where x.network_area_id = r.area_id) as size
                from restored_charger r join device d on d.id = r.chargepoint_id
                where r.came_at >= ?
                  and r.area_id in (select network_area_id from device where id in (%s))
                  and not exists (select 1 from recovery o where o.open_area = r.area_id)
                group by r.area_id having count(*) >= ?""".formatted(Sql.marks(few.size())),
                row -> {
                    var name = row.getString("area_name");
                    return new Returning(
                            row.getString("area_id"),
                            name == null ? row.getString("area_id") : name,
                            row.getString("dso_id"),
                            row.getInt("size"));
                },
                parameters(since, few, fewest));
    }

    private static @Nullable Object[] parameters(Instant since, Collection<UUID> ids, int fewest) {
        var parameters = new ArrayList<@Nullable Object>();
        parameters.add(since);
        parameters.addAll(ids);
        parameters.add(fewest);
        return parameters.toArray();
    }

    /** A recovery that has begun and is not on the ledger yet. */
    record Begun(UUID id, String areaId, int windowS, String rule) {}

    List<Begun> notOnLedger() {
        return sql.list(
                "select id, area_id, window_s, rule from recovery where on_ledger = false order by started_at",
                row -> new Begun(row.getObject(1, UUID.class), row.getString(2), row.getInt(3), row.getString(4)));
    }

    /** @return false when another node has written it */
    boolean isOnLedger(UUID id) {
        return sql.update("update recovery set on_ledger = true where id = ? and on_ledger = false", id) == 1;
    }

    /** Of several nodes that notice it one opens it; the others find it open. */
    public void open(Returning feeder, Instant at, Duration window, String rule) {
        var id = Uuid7.next();
        sql.update("""
                insert ignore into recovery (id, area_id, area_name, dso_id, started_at, last_came, window_s, rule)
                values (?, ?, ?, ?, ?, ?, ?, ?)""", id, feeder.areaId(), feeder.areaName(), feeder.dsoId(), at, at, window.toSeconds(), rule);
    }

    public List<Open> openOnes() {
        return sql.list(
                "select id, area_id, window_s from recovery where open_area is not null",
                row -> new Open(row.getObject(1, UUID.class), row.getString(2), row.getInt(3)));
    }

    /** Came back since, and not in the queue yet. */
    public List<UUID> notQueued(Open recovery, Instant since) {
        return sql.list(
                """
                select r.chargepoint_id from restored_charger r where r.area_id = ? and r.came_at >= ? and not exists (
                  select 1 from recovery_charger c where c.recovery_id = ? and c.chargepoint_id = r.chargepoint_id)
                order by r.came_at, r.chargepoint_id""",
                row -> Objects.requireNonNull(row.getObject(1, UUID.class)),
                recovery.areaId(),
                since,
                recovery.id());
    }

    public void queue(List<Place> places, Instant now) {
        sql.batch(
                """
                insert ignore into recovery_charger (recovery_id, chargepoint_id, came_at, offset_s, release_at)
                values (?, ?, ?, ?, ?)""",
                places.stream()
                        .map(p -> new @Nullable Object[] {
                            p.recoveryId(),
                            p.chargepointId(),
                            p.cameAt(),
                            p.offsetS(),
                            p.cameAt().plusSeconds(p.offsetS())
                        })
                        .toList());
        places.stream()
                .map(Place::recoveryId)
                .distinct()
                .forEach(id -> sql.update("update recovery set last_came = ? where id = ?", now, id));
    }

    /** Those whose last charger was let go, and where nobody came for a while. */
    public List<Recovery> over(Instant now, Duration quiet) {
        return list(
                " where r.open_area is not null and r.last_came < ? and not exists (select 1 from recovery_charger w where w.recovery_id = r.id and w.release_at > ?)",
                now,
                now.minus(quiet),
                now);
    }

    /** @return false when it had ended before */
    public boolean close(UUID id, Instant at) {
        return sql.update("update recovery set ended_at = ? where id = ? and ended_at is null", at, id) == 1;
    }

    public void forgetRestoredBefore(Instant at) {
        sql.update("delete from restored_charger where came_at < ?", at);
    }

    /** Newest first: a network operator its own feeders, an operator the feeders where it has chargers, counting only those. */
    public List<Recovery> seenBy(Caller caller, Instant now, int most) {
        return scope(caller)
                .map(s -> switch (s) {
                    case Scope.Everything() -> list(" where true", now);
                    case Scope.Network(var dso) -> list(" where r.dso_id = ?", now, dso);
                    case Scope.Fleet(var operator) ->
                        list(" where c.chargepoint_id in (select id from device where operator_id = ?)", now, operator);
                })
                .orElse(List.of())
                .stream()
                .limit(most)
                .toList();
    }

    public Optional<Recovery> oneSeenBy(Caller caller, UUID id, Instant now) {
        return seenBy(caller, now, Integer.MAX_VALUE).stream()
                .filter(r -> r.id().equals(id))
                .findFirst();
    }

    private sealed interface Scope {
        record Everything() implements Scope {}

        record Network(String dso) implements Scope {}

        record Fleet(String operator) implements Scope {}
    }

    private static Optional<Scope> scope(Caller caller) {
        return switch (caller) {
            case Caller.Member(var organisation, var role, var _)
            when role == Role.DSO -> Optional.of(new Scope.Network(organisation.value()));
            case Caller.Member(var organisation, var role, var _)
            when role == Role.CPO -> Optional.of(new Scope.Fleet(organisation.value()));
            case Caller.Member(var _, var role, var _)
            when role == Role.PLATFORM || role == Role.REGULATOR -> Optional.of(new Scope.Everything());
            case Caller.Member _, Caller.Consumer _, Caller.Service _, Caller.Anonymous _ -> Optional.empty();
        };
    }

    private List<Recovery> list(String where, @Nullable Object... parameters) {
        return sql.list(
                """
                select r.id, r.area_id, r.area_name, r.started_at, r.ended_at, r.window_s, r.rule,
                  count(c.chargepoint_id) as chargers, coalesce(sum(c.release_at <= ?), 0) as released,
                  max(c.release_at) as last_release
                from recovery r left join recovery_charger c on c.recovery_id = r.id""" + where + " group by r.id order by r.started_at desc limit 1000", Recoveries::read, parameters);
    }

    private static Recovery read(ResultSet row) throws SQLException {
        return new Recovery(
                row.getObject("id", UUID.class),
                row.getString("area_id"),
                row.getString("area_name"),
                Sql.instant(row, "started_at"),
                Sql.instantOrNull(row, "ended_at"),
                row.getInt("window_s"),
                row.getString("rule"),
                row.getInt("chargers"),
                row.getInt("released"),
                Sql.instantOrNull(row, "last_release"));
    }
}
