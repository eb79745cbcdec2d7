package energy.switchpoint.localcontrol.control;

import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When operators were last heard of; written at most once a minute for each. */
@ApplicationScoped
public class OperatorContacts {

    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    private final Map<OrganisationId, Instant> remembered = new ConcurrentHashMap<>();

    public OperatorContacts() {}

    /** For use outside the container. */
    public OperatorContacts(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public void heard(OrganisationId operator) {
        var now = clock.instant();
        var last = remembered.get(operator);
        if (last != null && now.isBefore(last.plus(REMEMBERED_FOR))) {
            return;
        }
        sql.update("""
                insert into operator_contact (organisation_id, heard_at) values (?, ?)
                on duplicate key update heard_at = greatest(heard_at, value(heard_at))""", operator.value(), now);
        remembered.put(operator, now);
    }
}
