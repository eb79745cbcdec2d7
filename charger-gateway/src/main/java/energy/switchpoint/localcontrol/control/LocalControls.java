package energy.switchpoint.localcontrol.control;

import energy.switchpoint.devices.entity.Authority;
import energy.switchpoint.devices.entity.Party;
import energy.switchpoint.localcontrol.entity.Contact;
import energy.switchpoint.localcontrol.entity.ControlState;
import energy.switchpoint.localcontrol.entity.LocalControl;
import energy.switchpoint.localcontrol.entity.Loss.Cause;
import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.rulepacks.entity.LocalRules;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.twins.entity.WhoControls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is in control of each charger, as stored and as seen by what was heard since. */
@ApplicationScoped
public class LocalControls implements WhoControls {

    /** An open event stream is contact too: its reader is noted once an hour. */
    private static final String SELECT = """
            select d.id, d.operator_name, a.organisation_id, a.valid_from,
              greatest(a.valid_from, coalesce(o.heard_at, a.valid_from), coalesce(s.read_at, a.valid_from)) as heard_at,
              t.connected_since, t.last_seen, l.state, l.cause, l.since, l.version
            from device d
            join command_authority a on a.chargepoint_id = d.id and a.valid_until = ?
            left join operator_contact o on o.organisation_id = a.organisation_id
            left join stream_reader s on s.organisation_id = a.organisation_id
            left join twin t on t.chargepoint_id = d.id
            left join local_control l on l.chargepoint_id = d.id
            """;

    @Inject
    Sql sql;

    @Inject
    RulePacks rulePacks;

    public LocalControls() {}

    /** For use outside the container. */
    public LocalControls(Sql sql, RulePacks rulePacks) {
        this.sql = sql;
        this.rulePacks = rulePacks;
    }

    /** @param stored as it was written last */
    public record Standing(LocalControl stored, Contact contact) {

        public LocalControl at(Instant at, LocalRules rules) {
            return stored.seeing(contact.lost(at, rules), at);
        }
    }

    public LocalRules rules() {
        return rulePacks.inForce().map(RulePack::local).orElse(LocalRules.DEFAULT);
    }

    /** Empty for an unknown charger. */
    public Optional<Standing> standing(UUID chargepointId) {
        return sql.one(SELECT + " where d.id = ?", LocalControls::read, Authority.OPEN_END, chargepointId);
    }

    /**
     * Chargers of households whose operator has gone or come since it was written, at most so many. That a charger itself is
     * silent is not looked for: it is found when its household does something.
     */
    public List<Standing> changed(Instant at, int limit) {
        var silentBefore = at.minus(rules().operatorSilentAfter());
        return sql.list(
                "select * from (" + SELECT + """
                     where d.owner_person_id is not null) c
                    where (coalesce(state, 'OPERATED') in ('OPERATED', 'OPERATOR_BACK')
                           and (organisation_id = ? or heard_at <= ?))
                       or (cause = 'NO_OPERATOR' and organisation_id <> ?)
                       or (cause = 'OPERATOR_SILENT' and (heard_at > ? or organisation_id = ?))
                       or (cause = 'CHARGER_SILENT' and (connected_since is not null or heard_at <= ? or organisation_id = ?))
                    limit ?""",
                LocalControls::read,
                Authority.OPEN_END,
                Party.MANAGED_MODE.id(),
                silentBefore,
                Party.MANAGED_MODE.id(),
                silentBefore,
                Party.MANAGED_MODE.id(),
                silentBefore,
                Party.MANAGED_MODE.id(),
                limit);
    }

    public void save(List<LocalControl> controls) {
        sql.batch(
                """
                insert into local_control (chargepoint_id, state, cause, since, version) values (?, ?, ?, ?, ?)
                on duplicate key update state = value(state), cause = value(cause), since = value(since),
                  version = value(version)""",
                controls.stream()
                        .map(c -> new @Nullable Object[] {
                            c.chargepointId(),
                            c.state().name(),
                            c.cause() == null ? null : c.cause().name(),
                            c.since(),
                            c.version() + 1
                        })
                        .toList());
    }

    @Override
    public InControl of(UUID chargepointId, Instant at) {
        return standing(chargepointId)
                .map(standing -> told(standing, at))
                .orElseGet(() -> new InControl(ControlState.OPERATED.name(), null, at, null, null, false));
    }

    private InControl told(Standing standing, Instant at) {
        var loss = standing.contact().lost(at, rules());
        var now = standing.stored().seeing(loss, at);
        return new InControl(
                now.state().name(),
                now.cause() == null ? null : now.cause().name(),
                // What was only seen just now is told as of when it happened.
                now.state() == standing.stored().state()
                        ? now.since()
                        : loss.map(l -> l.since()).orElse(at),
                loss.map(l -> l.since()).orElse(null),
                standing.contact().operator(),
                now.state().isWithoutOperator() && now.cause() != Cause.CHARGER_SILENT);
    }

    private static Standing read(ResultSet row) throws SQLException {
        var id = Objects.requireNonNull(row.getObject("id", UUID.class));
        var organisation = row.getString("organisation_id");
        var name = row.getString("operator_name");
        var since = Sql.instant(row, "valid_from");
        var operator = organisation.equals(Party.MANAGED_MODE.id())
                ? null
                : new Party(organisation, name == null ? organisation : name);
        var state = row.getString("state");
        var cause = row.getString("cause");
        return new Standing(
                state == null
                        ? LocalControl.operated(id, since)
                        : new LocalControl(
                                id,
                                ControlState.valueOf(state),
                                cause == null ? null : Cause.valueOf(cause),
                                Sql.instant(row, "since"),
                                row.getLong("version")),
                new Contact(
                        operator,
                        since,
                        Sql.instant(row, "heard_at"),
                        row.getTimestamp("connected_since") != null,
                        Sql.instantOrNull(row, "last_seen")));
    }
}
