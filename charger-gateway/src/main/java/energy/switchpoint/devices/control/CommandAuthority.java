package energy.switchpoint.devices.control;

import static energy.switchpoint.devices.entity.Authority.OPEN_END;

import energy.switchpoint.devices.entity.Authority;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who may command a chargepoint at an instant: exactly one party (R001, R002). Without gaps, because ending one authority
 * and beginning the next are one act; without overlaps, because the database refuses them.
 */
@ApplicationScoped
public class CommandAuthority {

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    public CommandAuthority() {}

    /** For use outside the container. */
    public CommandAuthority(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Every command of a tenant passes here. */
    public boolean mayCommand(OrganisationId organisation, UUID chargepointId) {
        return holder(chargepointId).filter(organisation.value()::equals).isPresent();
    }

    /** Who may command it now. */
    public Optional<String> holder(UUID chargepointId) {
        return holderAt(chargepointId, clock.instant());
    }

    public Optional<String> holderAt(UUID chargepointId, Instant at) {
        return sql.one("""
                select organisation_id from command_authority
                where chargepoint_id = ? and valid_from <= ? and valid_until > ?""", row -> row.getString(1), chargepointId, at, at);
    }

    /** The intervals in which an organisation operated a chargepoint: all that it may read about it. */
    public List<Authority> intervals(OrganisationId organisation, UUID chargepointId) {
        return sql.list(
                """
                select organisation_id, valid_from, valid_until from command_authority
                where chargepoint_id = ? and organisation_id = ? order by valid_from""",
                row -> new Authority(row.getString(1), Sql.instant(row, "valid_from"), Sql.instant(row, "valid_until")),
                chargepointId,
                organisation.value());
    }

    /** The first authority over a new chargepoint. */
    public void begin(UUID chargepointId, String organisation, Instant at) {
        insert(chargepointId, organisation, at, null);
    }

    /** What became of moving the authority. */
    public sealed interface Move {
        record Moved(String from, String to, Instant at) implements Move {}

        /** It had moved before; a repeated order changes nothing. */
        record AlreadyThere() implements Move {}

        /** The order is older than the authority that holds now, or there is none to move. */
        record Outdated() implements Move {}
    }

    /** Moves the authority at an instant. Runs in the caller's transaction. */
    public Move move(UUID chargepointId, String to, Instant at, @Nullable UUID switchId) {
        var latest = sql.one(
                """
                select organisation_id, valid_from, valid_until from command_authority
                where chargepoint_id = ? and valid_until = ? for update""",
                row -> new Authority(row.getString(1), Sql.instant(row, "valid_from"), Sql.instant(row, "valid_until")),
                chargepointId,
                OPEN_END);
        if (latest.isEmpty() || !latest.get().from().isBefore(at)) {
            return latest.filter(a -> a.organisationId().equals(to)).isPresent()
                    ? new Move.AlreadyThere()
                    : new Move.Outdated();
        }
        var from = latest.get().organisationId();
        if (from.equals(to)) {
            return new Move.AlreadyThere();
        }
        sql.update(
                "update command_authority set valid_until = ? where chargepoint_id = ? and valid_until = ?",
                at,
                chargepointId,
                OPEN_END);
        insert(chargepointId, to, at, switchId);
        return new Move.Moved(from, to, at);
    }

    private void insert(UUID chargepointId, String organisation, Instant at, @Nullable UUID switchId) {
        sql.update("""
                insert into command_authority (id, chargepoint_id, organisation_id, switch_id, valid_from, valid_until)
                values (?, ?, ?, ?, ?, ?)""", Uuid7.next(), chargepointId, organisation, switchId, at, OPEN_END);
    }
}
