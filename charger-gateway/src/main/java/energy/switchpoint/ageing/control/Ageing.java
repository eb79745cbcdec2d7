package energy.switchpoint.ageing.control;

import energy.switchpoint.ageing.entity.Retention;
import energy.switchpoint.sql.DatabaseUnusable;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * One round of ageing: partitions for the time ahead, and away with what is older than it may be. Of several nodes the one
 * that has the database's lock does it.
 */
@ApplicationScoped
public class Ageing {

    private static final System.Logger LOG = System.getLogger(Ageing.class.getName());

    @Inject
    Sql sql;

    @Inject
    Retentions retentions;

    @Inject
    Clock clock;

    public Ageing() {}

    /** For use outside the container. */
    public Ageing(Sql sql, Retentions retentions, Clock clock) {
        this.sql = sql;
        this.retentions = retentions;
        this.clock = clock;
    }

    public enum Round {
        DONE,
        /** Another node is at it. */
        LEFT_TO_ANOTHER,
        /** A table was too busy or could not be changed; to be tried again. */
        INCOMPLETE
    }

    /** In one transaction, as the lock belongs to its connection. Repeatable at any time. */
    @Transactional(TxType.REQUIRES_NEW)
    public Round run() {
        if (!yes("select get_lock(concat('ageing-', database()), 0)")) {
            return Round.LEFT_TO_ANOTHER;
        }
        try {
            return age(oldestKept(retentions.inForce()));
        } finally {
            yes("select release_lock(concat('ageing-', database()))");
        }
    }

    private Map<String, LocalDate> oldestKept(Retention retention) {
        var now = clock.instant();
        return new TreeMap<>(Map.of(
                "meter_sample", retention.meterValuesFrom(now),
                "half_hour", retention.halfHoursFrom(now),
                "device_log", retention.logsFrom(now),
                "security_event", retention.logsFrom(now)));
    }

    private Round age(Map<String, LocalDate> oldestKept) {
        var round = Round.DONE;
        for (var entry : oldestKept.entrySet()) {
            try {
                sql.update(
                        "call age_partitions(?, ?, ?)",
                        entry.getKey(),
                        Retention.today(clock.instant()),
                        entry.getValue());
            } catch (DatabaseUnusable e) {
                LOG.log(System.Logger.Level.WARNING, "{0} not aged: {1}", entry.getKey(), String.valueOf(e.getCause()));
                round = Round.INCOMPLETE;
            }
        }
        return round;
    }

    private boolean yes(String question) {
        return sql.one(question, row -> row.getInt(1)).orElse(0) == 1;
    }
}
