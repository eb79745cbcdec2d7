package energy.switchpoint.connections.control;

import energy.switchpoint.connections.entity.SecurityKind;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.Caller.Member;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.platform.persistence.Page;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
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

    public void add(SecurityKind kind, String identity, String address, String detail) {
        var now = limits();
        if (now.perSource().use(kind + " " + address + " " + identity).isPresent()
                || now.all().use("all").isPresent()) {
            return;
        }
        LOG.log(System.Logger.Level.INFO, "security: {0} by {1}", kind, address);
        sql.update(
                """
                insert into security_event (at, identity, chargepoint_id, organisation_id, kind, address, detail)
                select ?, ?, d.id, a.organisation_id, ?, ?, ?
                from (select 1) one
                left join device d on d.identity = ?
                left join command_authority a on a.chargepoint_id = d.id and a.valid_from <= ? and a.valid_until > ?""",
                clock.instant(),
                cut(identity, 48),
                kind.name(),
                cut(address, 45),
                cut(detail, 255),
                cut(identity, 48),
                clock.instant(),
                clock.instant());
    }

    /** An operator sees what concerned its chargers while it operated them; the platform sees all. */
    public Page<Line> read(Caller caller, int offset, int limit) {
        var organisation = caller instanceof Member member
                ? (member.role() == Role.PLATFORM ? null : member.organisation().value())
                : "";
        var lines = sql.list(
                """
                select at, identity, kind, address, detail from security_event
                where ? is null or organisation_id = ? order by id desc limit ? offset ?""",
                row -> new Line(
                        Sql.instant(row, "at"),
                        row.getString("identity"),
                        row.getString("kind"),
                        row.getString("address"),
                        row.getString("detail")),
                organisation,
                organisation,
                Math.clamp(limit, 1, 200),
                Math.max(0, offset));
        long total = sql.one(
                        "select count(*) from security_event where ? is null or organisation_id = ?",
                        row -> row.getLong(1),
                        organisation,
                        organisation)
                .orElse(0L);
        return new Page<>(lines, total);
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
