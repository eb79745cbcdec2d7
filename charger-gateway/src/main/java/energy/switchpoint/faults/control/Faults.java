package energy.switchpoint.faults.control;

import energy.switchpoint.faults.entity.ChargerFault;
import energy.switchpoint.faults.entity.ChargerFault.State;
import energy.switchpoint.levels.entity.Ceiling;
import energy.switchpoint.levels.entity.Issuer;
import energy.switchpoint.levels.entity.OffsetDraw;
import energy.switchpoint.levels.entity.WishSource;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.products.entity.FaultRule;
import energy.switchpoint.products.entity.FaultRule.Group;
import energy.switchpoint.products.entity.FaultRule.Restart;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The faults of chargers. While one holds a charger, the charger's ceiling is 0. */
@ApplicationScoped
public class Faults implements WishSource {

    private static final Issuer SAFETY = new Issuer(Issuer.Kind.PLATFORM, "switchpoint", "Switchpoint");

    @Inject
    Sql sql;

    public Faults() {}

    /** For use outside the container. */
    public Faults(Sql sql) {
        this.sql = sql;
    }

    /** A fault that a charger has just reported. */
    public record Raised(
            UUID chargepointId,
            int connector,
            boolean byMonitor,
            FaultRule rule,
            @Nullable String vendorCode,
            Instant at) {}

    /** A fault's way on, once the charger says that it is gone. */
    public record Cleared(
            UUID id, State state, Instant at, @Nullable Instant resumeAt, OffsetDraw offset) {}

    @Override
    public Map<UUID, List<Ceiling>> ceilings(Collection<UUID> chargepointIds, Instant at) {
        var holds = sql.byId(
                "select open_for, f.* from charger_fault f where open_for in (%s) order by raised_at, id",
                row -> hold(read(row)), chargepointIds);
        holds.values().forEach(all -> all.removeIf(c -> !c.endsHere().isAfter(at)));
        return holds;
    }

    private static Ceiling hold(ChargerFault f) {
        return new Ceiling(
                f.id(), SAFETY, 0, f.rule().words(), f.raisedAt(), f.heldUntil(), f.offsetS(), f.offsetRule());
    }

    /** One that was gone and comes again before charging went on is there again. */
    public void raise(Collection<Raised> raised) {
        sql.updateEach(
                """
                insert into charger_fault (id, chargepoint_id, connector, by_monitor, code, vendor_code, fault_group, behaviour, restart,
                  pause_s, words, state, raised_at)
                select cast(r.id as uuid), d.id, r.connector, r.by_monitor, r.code, r.vendor_code, r.fault_group, r.behaviour, r.restart,
                  r.pause_s, r.words, 'ACTIVE', r.at
                from json_table(?, '$[*]' columns (id char(36) path '$[0]', connector int path '$[1]', by_monitor int path '$[2]',
                  code varchar(50) path '$[3]', vendor_code varchar(50) path '$[4]', fault_group varchar(20) path '$[5]',
                  behaviour varchar(200) path '$[6]', restart varchar(5) path '$[7]', pause_s int path '$[8]',
                  words varchar(200) path '$[9]', at datetime(6) path '$[10]', device char(36) path '$[11]')) r
                straight_join device d on d.id = cast(r.device as uuid)
                on duplicate key update state = 'ACTIVE', cleared_at = null, resume_at = null, offset_s = null, offset_rule = null""",
                raised.stream()
                        .sorted(Comparator.comparing(Raised::chargepointId))
                        .map(r -> new @Nullable Object[] {
                            Uuid7.next(),
                            r.connector(),
                            r.byMonitor() ? 1 : 0,
                            r.rule().code(),
                            r.vendorCode(),
                            r.rule().group().name(),
                            r.rule().behaviour(),
                            r.rule().restart().name(),
                            r.rule().pause().toSeconds(),
                            r.rule().words(),
                            r.at(),
                            r.chargepointId()
                        })
                        .toList());
    }

    /** Those that the chargers still report. */
    public List<ChargerFault> active(Collection<UUID> chargepointIds) {
        if (chargepointIds.isEmpty()) {
            return List.of();
        }
        return sql.list(
                "select * from charger_fault where state = 'ACTIVE' and open_for in (%s)"
                        .formatted(String.join(", ", Collections.nCopies(chargepointIds.size(), "?"))),
                Faults::read,
                chargepointIds.toArray());
    }

    public void clear(Collection<Cleared> cleared) {
        sql.batch(
                """
                update charger_fault set state = ?, cleared_at = ?, resume_at = ?, offset_s = ?, offset_rule = ?
                where id = ? and state = 'ACTIVE'""",
                cleared.stream()
                        .map(c -> new @Nullable Object[] {
                            c.state().name(),
                            c.at(),
                            c.resumeAt(),
                            c.offset().seconds(),
                            c.offset().rule(),
                            c.id()
                        })
                        .toList());
    }

    /** The session that a loss of mains had interrupted is over: there is nothing left to resume. */
    public void forgetInterruptionsOf(Collection<UUID> chargepointIds) {
        if (!chargepointIds.isEmpty()) {
            sql.update(
                    "update charger_fault set state = 'OVER' where code = ? and state in ('WAITING', 'ASKING') and open_for in (%s)"
                            .formatted(Sql.marks(chargepointIds.size())),
                    Sql.parameters(chargepointIds, FaultRule.LOSS_OF_MAINS));
        }
    }

    /** A nameless fault that now has a name. */
    public void overtaken(Collection<UUID> chargepointIds, String code) {
        if (!chargepointIds.isEmpty()) {
            sql.update(
                    "update charger_fault set state = 'OVER' where code = ? and open_for in (%s)"
                            .formatted(Sql.marks(chargepointIds.size())),
                    Sql.parameters(chargepointIds, code));
        }
    }

    /** Charging goes on at these. */
    public void resumeDue(Instant at) {
        sql.update("update charger_fault set state = 'OVER' where state = 'WAITING' and resume_at <= ?", at);
    }

    /** @return whether it was waiting for that */
    public boolean confirm(UUID id, Instant at, String by, String found) {
        return sql.update("""
                        update charger_fault set state = 'OVER', confirmed_at = ?, confirmed_by = ?, found = ?
                        where id = ? and state in ('ASKING', 'BLOCKED', 'WAITING')""", at, by, found, id) > 0;
    }

    public Optional<ChargerFault> one(UUID chargepointId, UUID id) {
        return sql.one(
                "select * from charger_fault where id = ? and chargepoint_id = ?", Faults::read, id, chargepointId);
    }

    /** Newest first. */
    public List<ChargerFault> of(UUID chargepointId, int most) {
        return sql.list(
                "select * from charger_fault where chargepoint_id = ? order by raised_at desc, id desc limit ?",
                Faults::read,
                chargepointId,
                most);
    }

    /** Of these chargers, where a session runs. */
    public List<UUID> charging(Collection<UUID> chargepointIds) {
        if (chargepointIds.isEmpty()) {
            return List.of();
        }
        return sql.list(
                "select distinct chargepoint_id from charging_session where ended_at is null and chargepoint_id in (%s)"
                        .formatted(String.join(", ", Collections.nCopies(chargepointIds.size(), "?"))),
                row -> Objects.requireNonNull(row.getObject(1, UUID.class)),
                chargepointIds.toArray());
    }

    private static ChargerFault read(ResultSet row) throws SQLException {
        return new ChargerFault(
                row.getObject("id", UUID.class),
                row.getObject("chargepoint_id", UUID.class),
                row.getInt("connector"),
                row.getBoolean("by_monitor"),
                new FaultRule(
                        row.getString("code"),
                        null,
                        Group.valueOf(row.getString("fault_group")),
                        row.getString("behaviour"),
                        Restart.valueOf(row.getString("restart")),
                        Duration.ofSeconds(row.getInt("pause_s")),
                        row.getString("words")),
                row.getString("vendor_code"),
                State.valueOf(row.getString("state")),
                Sql.instant(row, "raised_at"),
                Sql.instantOrNull(row, "cleared_at"),
                Sql.instantOrNull(row, "resume_at"),
                row.getInt("offset_s"),
                row.getString("offset_rule"),
                Sql.instantOrNull(row, "confirmed_at"),
                row.getString("confirmed_by"),
                row.getString("found"));
    }
}
