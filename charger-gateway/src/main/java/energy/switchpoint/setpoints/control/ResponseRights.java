package energy.switchpoint.setpoints.control;

import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Who may send frequency response, which goes without random offset (R066). Given and taken by the platform, on the ledger. */
@ApplicationScoped
public class ResponseRights {

    @Inject
    Sql sql;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    public ResponseRights() {}

    /** For use outside the container. */
    public ResponseRights(Sql sql, Ledger ledger, Clock clock) {
        this.sql = sql;
        this.ledger = ledger;
        this.clock = clock;
    }

    public record Right(String organisation, Instant grantedAt) {}

    public boolean has(OrganisationId organisation) {
        return sql.one(
                        "select 1 from response_right where organisation_id = ? and ended_at is null",
                        row -> 1,
                        organisation.value())
                .isPresent();
    }

    public List<Right> all() {
        return sql.list(
                "select organisation_id, granted_at from response_right where ended_at is null order by organisation_id",
                row -> new Right(row.getString(1), Sql.instant(row, "granted_at")));
    }

    /** Given twice it is given once. */
    @Transactional
    public void grant(OrganisationId organisation, String by) {
        if (has(organisation)) {
            return;
        }
        sql.update(
                "insert into response_right (organisation_id, granted_at, granted_by) values (?, ?, ?)",
                organisation.value(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                by);
        ledger.append("response-right.granted", organisation.value(), by, null, JsonValue.EMPTY_JSON_OBJECT);
    }

    @Transactional
    public void end(OrganisationId organisation, String by) {
        var ended = sql.update(
                "update response_right set ended_at = ? where organisation_id = ? and ended_at is null",
                clock.instant(),
                organisation.value());
        if (ended > 0) {
            ledger.append("response-right.ended", organisation.value(), by, null, JsonValue.EMPTY_JSON_OBJECT);
        }
    }
}
