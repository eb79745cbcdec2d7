package energy.switchpoint.devices.control;

import energy.switchpoint.devices.entity.Authority;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.Caller.Member;
import energy.switchpoint.platform.identity.Caller.Service;
import energy.switchpoint.platform.persistence.Page;
import energy.switchpoint.sql.OwnConnection;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.sql.Together;
import energy.switchpoint.sql.WritersDatabase;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened with a device, line by line. Each line belongs to the party that held command authority then, so that an
 * operator reads its own time with a device: nothing from before, nothing from after.
 */
@ApplicationScoped
public class DeviceLog {

    private static final System.Logger LOG = System.getLogger(DeviceLog.class.getName());
    private static final int MOST_AT_ONCE = 1000;

    /** Nobody waits for a line; while a command goes out to thousands, writing it would hold the others up. */
    private static final Duration GATHERING = Duration.ofMillis(300);

    @Inject
    WritersDatabase database;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    private @Nullable OwnConnection own;
    private @Nullable Together<Entry, Boolean> soon;

    public DeviceLog() {}

    /** For use outside the container. */
    public DeviceLog(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @PostConstruct
    void open() {
        own = database.connection();
    }

    public record Line(Instant at, LogKind kind, String what, String detail) {}

    /** No secrets and no personal data in {@code detail}. */
    public void add(UUID chargepointId, LogKind kind, String what, String detail) {
        addAll(List.of(new Entry(chargepointId, clock.instant(), kind, what, detail)));
    }

    /** A line to be written. */
    public record Entry(UUID chargepointId, Instant at, LogKind kind, String what, String detail) {}

    /** Does not wait; lines of many devices are written together. For what must not be held up by its own log. */
    public void addSoon(Entry entry) {
        soon().ask(entry).exceptionally(failure -> {
            LOG.log(System.Logger.Level.WARNING, "a line of a device's log is lost: {0}", failure.toString());
            return false;
        });
    }

    private synchronized Together<Entry, Boolean> soon() {
        var open = soon;
        if (open == null) {
            var connection = own;
            open = new Together<>(
                    "device-log",
                    MOST_AT_ONCE,
                    GATHERING,
                    entries -> connection == null ? added(entries) : connection.inOneTransaction(() -> added(entries)),
                    Runnable::run);
            soon = open;
        }
        return open;
    }

    private List<Boolean> added(List<Entry> entries) {
        addAll(entries);
        return Collections.nCopies(entries.size(), true);
    }

    @PreDestroy
    synchronized void close() {
        if (soon != null) {
            soon.close();
        }
    }

    /** Many lines at once. What nobody held authority for then, nobody may read: it is not written. */
    public void addAll(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var held = authorities(
                entries.stream().map(Entry::chargepointId).distinct().toList());
        var rows = new ArrayList<@Nullable Object[]>();
        for (var entry : entries) {
            held.getOrDefault(entry.chargepointId(), List.of()).stream()
                    .filter(authority -> authority.holdsAt(entry.at()))
                    .findFirst()
                    .ifPresent(authority -> rows.add(new @Nullable Object[] {
                        entry.chargepointId(),
                        authority.organisationId(),
                        entry.at(),
                        entry.kind().name(),
                        entry.what(),
                        cut(entry.detail())
                    }));
        }
        sql.batch(
                "insert into device_log (chargepoint_id, organisation_id, at, kind, what, detail) values (?, ?, ?, ?, ?, ?)",
                rows);
    }

    private Map<UUID, List<Authority>> authorities(List<UUID> chargepointIds) {
        var found = new HashMap<UUID, List<Authority>>();
        var few = Sql.few(chargepointIds);
        sql.each(
                """
                select chargepoint_id, organisation_id, valid_from, valid_until from command_authority
                where chargepoint_id in (%s)""".formatted(Sql.marks(few.size())),
                row -> found.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                        .add(new Authority(
                                row.getString(2), Sql.instant(row, "valid_from"), Sql.instant(row, "valid_until"))),
                few.toArray());
        return found;
    }

    private static String cut(String detail) {
        return detail.length() > 500 ? detail.substring(0, 500) : detail;
    }

    public Page<Line> read(Caller caller, UUID chargepointId, int offset, int limit) {
        var organisation = switch (caller) {
            case Service _ -> "%";
            case Member member -> member.organisation().value();
            default -> "";
        };
        var lines = sql.list(
                """
                select at, kind, what, detail from device_log
                where chargepoint_id = ? and organisation_id like ? order by id desc limit ? offset ?""",
                row -> new Line(
                        Sql.instant(row, "at"),
                        LogKind.valueOf(row.getString("kind")),
                        row.getString("what"),
                        row.getString("detail")),
                chargepointId,
                organisation,
                Math.clamp(limit, 1, 200),
                Math.max(0, offset));
        long total = sql.one(
                        "select count(*) from device_log where chargepoint_id = ? and organisation_id like ?",
                        row -> row.getLong(1),
                        chargepointId,
                        organisation)
                .orElse(0L);
        return new Page<>(lines, total);
    }
}
