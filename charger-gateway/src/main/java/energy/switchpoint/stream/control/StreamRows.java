package energy.switchpoint.stream.control;

import energy.switchpoint.sql.Sql;
import energy.switchpoint.stream.entity.EventKind;
import energy.switchpoint.stream.entity.NewEvent;
import energy.switchpoint.stream.entity.TenantEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored events. Nothing is stored for a tenant that does not read them. */
@ApplicationScoped
public class StreamRows {

    /** How long events are kept, and how long after its last visit a tenant counts as a reader. */
    public static final Duration KEPT = Duration.ofHours(48);

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    private volatile Set<String> readers = Set.of();

    public StreamRows() {}

    /** For use outside the container. */
    public StreamRows(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    private record Holding(String organisation, Instant from, Instant until) {}

    /** True while there is anybody to tell; asked for every batch of what chargers say, so it reads no database. */
    public boolean hasReaders() {
        return !readers.isEmpty();
    }

    /** Who reads, as far as another node may have learnt since. */
    public void refreshReaders() {
        readers = new HashSet<>(sql.list(
                "select organisation_id from stream_reader where read_at > ?",
                row -> row.getString(1),
                clock.instant().minus(KEPT)));
    }

    /** From now on its events are kept. */
    @Transactional
    public void reads(String organisation) {
        sql.update("""
                insert into stream_reader (organisation_id, read_at) values (?, ?)
                on duplicate key update read_at = value(read_at)""", organisation, clock.instant());
        var more = new HashSet<>(readers);
        more.add(organisation);
        readers = more;
    }

    /** In the caller's transaction: one look-up for all chargers, one statement for all events. */
    public void add(Collection<NewEvent> events) {
        var reading = readers;
        if (reading.isEmpty() || events.isEmpty()) {
            return;
        }
        var holders = holders(events);
        var now = clock.instant();
        var rows = new ArrayList<@Nullable Object[]>();
        for (var event : events) {
            var organisation = event.organisation() == null ? holder(event, holders) : event.organisation();
            if (organisation != null && reading.contains(organisation)) {
                rows.add(new @Nullable Object[] {
                    organisation,
                    event.chargepointId(),
                    event.kind().name(),
                    event.at(),
                    event.data().toString(),
                    now
                });
            }
        }
        sql.batch(
                "insert into tenant_event (organisation_id, chargepoint_id, kind, at, data, recorded_at) values (?, ?, ?, ?, ?, ?)",
                rows);
    }

    private Map<UUID, List<Holding>> holders(Collection<NewEvent> events) {
        var chargers = new HashSet<UUID>();
        events.stream()
                .filter(e -> e.organisation() == null && e.chargepointId() != null)
                .forEach(e -> chargers.add(Objects.requireNonNull(e.chargepointId())));
        var holders = new HashMap<UUID, List<Holding>>();
        if (chargers.isEmpty()) {
            return holders;
        }
        sql.list(
                        "select chargepoint_id, organisation_id, valid_from, valid_until from command_authority where chargepoint_id in (%s)"
                                .formatted(String.join(", ", Collections.nCopies(chargers.size(), "?"))),
                        row -> Map.entry(
                                Objects.requireNonNull(row.getObject(1, UUID.class)),
                                new Holding(
                                        row.getString(2),
                                        Sql.instant(row, "valid_from"),
                                        Sql.instant(row, "valid_until"))),
                        chargers.toArray())
                .forEach(e -> holders.computeIfAbsent(e.getKey(), k -> new ArrayList<>())
                        .add(e.getValue()));
        return holders;
    }

    /** Only who operated the charger then is told (architecture §2). */
    private static @Nullable String holder(NewEvent event, Map<UUID, List<Holding>> holders) {
        var charger = event.chargepointId();
        return charger == null
                ? null
                : holders.getOrDefault(charger, List.of()).stream()
                        .filter(h ->
                                !event.at().isBefore(h.from()) && event.at().isBefore(h.until()))
                        .map(Holding::organisation)
                        .findFirst()
                        .orElse(null);
    }

    /** In order, after one id and up to another. */
    public List<TenantEvent> read(String organisation, long after, long upTo, int most) {
        return sql.list("""
                select id, chargepoint_id, kind, at, data from tenant_event
                where organisation_id = ? and id > ? and id <= ? order by id limit ?""", StreamRows::event, organisation, after, upTo, most);
    }

    /**
     * Of one charger, newest first.
     *
     * @param before only older ones
     */
    List<TenantEvent> ofCharger(String organisation, UUID chargepointId, Set<EventKind> kinds, long before, int most) {
        var wanted = kinds.isEmpty() ? EnumSet.allOf(EventKind.class) : kinds;
        var parameters = new ArrayList<@Nullable Object>(List.of(chargepointId, organisation, before));
        wanted.forEach(kind -> parameters.add(kind.name()));
        parameters.add(most);
        return sql.list("""
                select id, chargepoint_id, kind, at, data from tenant_event
                where chargepoint_id = ? and organisation_id = ? and id < ? and kind in (%s)
                order by id desc limit ?""".formatted(Sql.marks(wanted.size())), StreamRows::event, parameters.toArray());
    }

    private static TenantEvent event(ResultSet row) throws SQLException {
        return new TenantEvent(
                row.getLong("id"),
                row.getObject("chargepoint_id", UUID.class),
                EventKind.valueOf(row.getString("kind")),
                Sql.instant(row, "at"),
                row.getString("data"));
    }

    public long waiting(String organisation, long after) {
        return sql.one(
                        "select count(*) from tenant_event where organisation_id = ? and id > ?",
                        row -> row.getLong(1),
                        organisation,
                        after)
                .orElse(0L);
    }

    /** Ids after one, of all tenants; numbers are given in order but become visible when their transactions commit. */
    List<Long> idsAfter(long id, int most) {
        return sql.list(
                "select id from tenant_event where id > ? order by id limit ?", row -> row.getLong(1), id, most);
    }

    public long newest() {
        return sql.one("select coalesce(max(id), 0) from tenant_event", row -> row.getLong(1))
                .orElse(0L);
    }

    /** Of all tenants; empty when nothing is kept. */
    OptionalLong oldest() {
        return sql.one("select min(id) from tenant_event where id > ?", row -> row.getLong(1), 0)
                .filter(id -> id > 0)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** Forgets old events, a piece at a time: the oldest are at the front of the table. */
    @Transactional
    public int forgetOld(int most) {
        return sql.update("""
                delete from tenant_event where id <= coalesce((select max(id) from
                  (select id, recorded_at from tenant_event order by id limit ?) front where recorded_at < ?), 0)""", most, clock.instant().minus(KEPT));
    }
}
