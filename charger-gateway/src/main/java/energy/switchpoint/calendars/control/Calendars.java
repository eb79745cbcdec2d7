package energy.switchpoint.calendars.control;

import energy.switchpoint.calendars.entity.Calendar;
import energy.switchpoint.calendars.entity.CalendarJson;
import energy.switchpoint.calendars.entity.CalendarPlan;
import energy.switchpoint.calendars.entity.EdgeOffsets;
import energy.switchpoint.calendars.entity.ProgrammeChanged;
import energy.switchpoint.calendars.entity.SetCalendar;
import energy.switchpoint.calendars.entity.SetCalendar.SetBy;
import energy.switchpoint.calendars.entity.SetCalendar.Start;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.io.StringReader;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The calendars that were set for chargers: the one that counts, those that wait, and the record of the rest. */
@ApplicationScoped
public class Calendars {

    /** More than anybody plans ahead; keeps one charger's programme readable at a glance. */
    public static final int MOST_WAITING = 10;

    private static final String COLUMNS =
            "calendar, seed, set_by_kind, set_by_id, set_by_name, set_at, version, asked_from, offset_s, offset_rule";

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    @Inject
    Event<ProgrammeChanged> changes;

    private final RandomGenerator random;

    public Calendars() {
        random = new SecureRandom();
    }

    /** For use outside the container. */
    public Calendars(Sql sql, Clock clock, Event<ProgrammeChanged> changes, RandomGenerator random) {
        this.sql = sql;
        this.clock = clock;
        this.changes = changes;
        this.random = random;
    }

    public CalendarPlan plan(UUID chargepointId, Instant at) {
        return plans(List.of(chargepointId), at).getOrDefault(chargepointId, CalendarPlan.NONE);
    }

    /** Of those that ever had one of their own; with two statements however many they are. */
    public Map<UUID, CalendarPlan> plans(Collection<UUID> chargepointIds, Instant at) {
        var versions = sql.byId(
                "select chargepoint_id, max(version) from load_calendar where chargepoint_id in (%s) group by chargepoint_id",
                row -> row.getLong(2), chargepointIds);
        // Of those that have begun only the newest counts; what came before it is the record.
        var newestFirst =
                sql.byId("select chargepoint_id, " + COLUMNS + """
                 from load_calendar c where chargepoint_id in (%s) and dropped_at is null
                  and (starts_at > ? or version = (
                    select x.version from load_calendar x
                    where x.chargepoint_id = c.chargepoint_id and x.dropped_at is null and x.starts_at <= ?
                    order by x.starts_at desc, x.version desc limit 1))
                order by starts_at desc, version desc""", Calendars::read, versions.keySet(), at, at);
        var plans = new HashMap<UUID, CalendarPlan>();
        versions.forEach((id, version) ->
                plans.put(id, plan(newestFirst.getOrDefault(id, List.of()), version.getFirst(), at)));
        return plans;
    }

    private static CalendarPlan plan(List<SetCalendar> newestFirst, long version, Instant at) {
        var waiting = new ArrayList<SetCalendar>();
        SetCalendar inForce = null;
        for (var calendar : newestFirst) {
            if (!calendar.start().at().isAfter(at)) {
                inForce = calendar;
                break;
            }
            waiting.addFirst(calendar);
        }
        return new CalendarPlan(inForce, waiting, version);
    }

    /** Those that count or wait now. */
    public List<SetCalendar> live(UUID chargepointId) {
        var plan = plan(chargepointId, clock.instant());
        return Stream.concat(Stream.ofNullable(plan.inForce()), plan.waiting().stream())
                .toList();
    }

    private long newestVersion(UUID chargepointId) {
        return sql.one(
                        "select max(version) from load_calendar where chargepoint_id = ?",
                        row -> row.getLong(1),
                        chargepointId)
                .orElse(0L);
    }

    /** What came of setting a calendar. */
    public sealed interface Replacement {
        record Replaced(SetCalendar now) implements Replacement {}

        /** Somebody set one since the caller looked. */
        record Stale() implements Replacement {}

        /** {@link #MOST_WAITING} wait already. */
        record TooManyWait() implements Replacement {}

        /** It asks for power to be given back, and the charger's product cannot (R011). */
        record CannotExport() implements Replacement {}
    }

    /**
     * Sets a calendar on top of what the caller has seen; version 0 = the charger never had one of its own. New offsets of
     * its edges are drawn. One that has begun counts on until this one starts; of those that wait, the ones for the same
     * time or for an earlier one make way.
     */
    public Replacement replace(UUID chargepointId, Calendar calendar, SetBy by, long seenVersion, Start start) {
        var now = clock.instant();
        if (plan(chargepointId, now).waiting().size() >= MOST_WAITING) {
            return new Replacement.TooManyWait();
        }
        var set = new SetCalendar(calendar, EdgeOffsets.newSeed(random), by, now, seenVersion + 1, start);
        if (newestVersion(chargepointId) != seenVersion || insert(chargepointId, set) == 0) {
            return new Replacement.Stale();
        }
        sql.update("""
                update load_calendar set dropped_at = ?, drop_reason = 'OVERTAKEN'
                where chargepoint_id = ? and version < ? and dropped_at is null and starts_at > ? and asked_from <= ?
                  and (asked_from <= ? or asked_from = ?)""", now, chargepointId, set.version(), now, start.askedFrom(), now, start.askedFrom());
        changes.fire(new ProgrammeChanged(chargepointId));
        return new Replacement.Replaced(set);
    }

    /** @return whether it was still waiting; one that has begun is replaced, not cancelled */
    public boolean cancel(UUID chargepointId, long version) {
        var now = clock.instant();
        var rows = sql.update("""
                update load_calendar set dropped_at = ?, drop_reason = 'CANCELLED'
                where chargepoint_id = ? and version = ? and dropped_at is null and starts_at > ?""", now, chargepointId, version, now);
        if (rows > 0) {
            changes.fire(new ProgrammeChanged(chargepointId));
        }
        return rows > 0;
    }

    /** One that was set, whatever became of it. */
    public Optional<SetCalendar> version(UUID chargepointId, long version) {
        return sql.one(
                "select " + COLUMNS + " from load_calendar where chargepoint_id = ? and version = ?",
                Calendars::read,
                chargepointId,
                version);
    }

    /** The newest that somebody set and that was not taken back before it began. */
    public Optional<SetCalendar> lastSetBy(UUID chargepointId, String kind, String id) {
        return sql.one("select " + COLUMNS + """
                 from load_calendar where chargepoint_id = ? and set_by_kind = ? and set_by_id = ? and starts_at <= ?
                  and (dropped_at is null or dropped_at >= starts_at)
                order by version desc limit 1""", Calendars::read, chargepointId, kind, id, clock.instant());
    }

    /** Those of somebody's that still wait and are older than a version are taken back. */
    public void dropWaiting(UUID chargepointId, String kind, long olderThan, String reason) {
        var now = clock.instant();
        sql.update("""
                update load_calendar set dropped_at = ?, drop_reason = ?
                where chargepoint_id = ? and set_by_kind = ? and version < ? and dropped_at is null and starts_at > ?""", now, reason, chargepointId, kind, olderThan, now);
    }

    /** The person's name and id leave the record; the programme itself stays, or the charger would lose it. */
    public int forgetWhoSet(String personId) {
        return sql.update(
                "update load_calendar set set_by_id = '', set_by_name = '' where set_by_kind = 'CONSUMER' and set_by_id = ?",
                personId);
    }

    private int insert(UUID chargepointId, SetCalendar c) {
        return sql.update(
                "insert ignore into load_calendar (chargepoint_id, starts_at, " + COLUMNS
                        + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                chargepointId,
                c.start().at().truncatedTo(ChronoUnit.MICROS),
                CalendarJson.write(c.calendar()).toString(),
                c.seed(),
                c.setBy().kind(),
                c.setBy().id(),
                c.setBy().name(),
                c.setAt(),
                c.version(),
                c.start().askedFrom(),
                c.start().offsetS(),
                c.start().rule());
    }

    private static SetCalendar read(ResultSet row) throws SQLException {
        try (var reader = Json.createReader(new StringReader(row.getString("calendar")))) {
            return new SetCalendar(
                    CalendarJson.readOwn(reader.readObject()),
                    row.getBytes("seed"),
                    new SetBy(row.getString("set_by_kind"), row.getString("set_by_id"), row.getString("set_by_name")),
                    Sql.instant(row, "set_at"),
                    row.getLong("version"),
                    new Start(Sql.instant(row, "asked_from"), row.getInt("offset_s"), row.getString("offset_rule")));
        }
    }
}
