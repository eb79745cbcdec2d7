package energy.switchpoint.connections.control;

import energy.switchpoint.connections.entity.SecurityKind;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.Caller.Member;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.platform.persistence.Page;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who tried what at the edge. Limited itself, so that an attacker cannot fill the disk with their own traces. */
@ApplicationScoped
public class SecurityEvents {

    private static final System.Logger LOG = System.getLogger(SecurityEvents.class.getName());
    private static final int PER_SOURCE_AT_ONCE = 10;
    private static final double PER_SOURCE_PER_SECOND = 0.2;
    private static final int ALL_AT_ONCE = 500;
    private static final double ALL_PER_SECOND = 50;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    private volatile @Nullable Limits limits;

    private record Limits(RateLimit perSource, RateLimit all) {}

    public SecurityEvents() {}

    /** For use outside the container. */
    public SecurityEvents(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public record Line(Instant at, @Nullable String identity, String kind, String address, String detail) {}

    /** @param identity as the caller gave it; empty when they came to nothing before they gave one */
    public void add(SecurityKind kind, String identity, String address, String detail) {
        var now = limits();
        if (now.perSource().use(kind + " " + address + " " + identity).isPresent()
                || now.all().use("all").isPresent()) {
            return;
        }
        LOG.log(System.Logger.Level.INFO, "security: {0} by {1}", kind, address);
        var at = clock.instant();
        var known = identity.isEmpty() ? Optional.<Known>empty() : known(identity, at);
        sql.update(
                """
                insert into security_event (at, identity, chargepoint_id, organisation_id, kind, address, detail)
                values (?, ?, ?, ?, ?, ?, ?)""",
                at,
                identity.isEmpty() ? null : cut(identity, 48),
                known.map(Known::chargepointId).orElse(null),
                known.map(Known::organisation).orElse(null),
                kind.name(),
                cut(address, 45),
                cut(detail, 255));
    }

    private record Known(UUID chargepointId, @Nullable String organisation) {}

    /** Read by itself: within the insert it would lock the rows it reads, against those who just change them. */
    private Optional<Known> known(String identity, Instant at) {
        return sql.one(
                """
                select d.id, a.organisation_id from device d
                left join command_authority a on a.chargepoint_id = d.id and a.valid_from <= ? and a.valid_until > ?
                where d.identity = ?""",
                row -> new Known(row.getObject("id", UUID.class), row.getString("organisation_id")),
                at,
                at,
                cut(identity, 48));
    }

    /** What concerned one charger, newest first; an operator reads its own time with it. */
    public Page<Line> of(Caller caller, UUID chargepointId, int offset, int limit) {
        var organisation = readableBy(caller);
        var lines = sql.list(
                """
                select at, identity, kind, address, detail from security_event
                where chargepoint_id = ? and (? is null or organisation_id = ?) order by id desc limit ? offset ?""",
                SecurityEvents::line,
                chargepointId,
                organisation,
                organisation,
                Math.clamp(limit, 1, 200),
                Math.max(0, offset));
        long total = sql.one("""
                        select count(*) from security_event
                        where chargepoint_id = ? and (? is null or organisation_id = ?)""", row -> row.getLong(1), chargepointId, organisation, organisation)
                .orElse(0L);
        return new Page<>(lines, total);
    }

    /** An operator sees what concerned its chargers while it operated them; the platform sees all. */
    public Page<Line> read(Caller caller, int offset, int limit) {
        var organisation = readableBy(caller);
        var lines = sql.list(
                """
                select at, identity, kind, address, detail from security_event
                where ? is null or organisation_id = ? order by id desc limit ? offset ?""", SecurityEvents::line, organisation, organisation, Math.clamp(limit, 1, 200), Math.max(0, offset));
        long total = sql.one(
                        "select count(*) from security_event where ? is null or organisation_id = ?",
                        row -> row.getLong(1),
                        organisation,
                        organisation)
                .orElse(0L);
        return new Page<>(lines, total);
    }

    /** Null reads everything; an empty one nothing. */
    private static @Nullable String readableBy(Caller caller) {
        if (caller instanceof Member member) {
            return member.role() == Role.PLATFORM ? null : member.organisation().value();
        }
        return "";
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                Sql.instant(row, "at"),
                row.getString("identity"),
                row.getString("kind"),
                row.getString("address"),
                row.getString("detail"));
    }

    private Limits limits() {
        var known = limits;
        if (known == null) {
            known = new Limits(
                    new RateLimit(PER_SOURCE_AT_ONCE, PER_SOURCE_PER_SECOND, clock),
                    new RateLimit(ALL_AT_ONCE, ALL_PER_SECOND, clock));
            limits = known;
        }
        return known;
    }

    private static String cut(String text, int longest) {
        var printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() > longest ? printable.substring(0, longest) : printable;
    }
}
