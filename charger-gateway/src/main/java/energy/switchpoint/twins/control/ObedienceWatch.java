package energy.switchpoint.twins.control;

import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.twins.entity.Managed.How;
import energy.switchpoint.twins.entity.Tick;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds out by the meter who follows the level it accepted and who does not (R051): "accepted" is not "applied". Asked of the
 * whole fleet at once.
 */
@ApplicationScoped
public class ObedienceWatch {

    private static final Duration PERIOD = Duration.ofSeconds(10);

    /** A vehicle takes its time to come down; sooner a reading says nothing (IEC 61851-1 allows 5 s, chargers take longer). */
    private static final int GRACE_S = 30;

    /** Meters of chargers are good to 10 % (GB regulations 2021, reg 9), and electronics draw a little at 0 %. */
    private static final String MOST_W = "(d.rating_w * greatest(t.requested_percent, 0) / 100 * 1.1 + 100)";

    private static final String DRAWN = """
            (select chargepoint_id, sum(power_w) as power_w, max(power_at) as power_at from twin_connector
             where connector > 0 and power_w > 0 group by chargepoint_id) c on c.chargepoint_id = t.chargepoint_id""";

    /** Connected, everything accepted, and read late enough after that to mean this level. */
    private static final String COMPARABLE = """
            t.connected_since is not null and t.accepted_percent = t.requested_percent
              and (t.level_until is null or t.level_until > ?)
              and c.power_at > timestampadd(second, %1$d, greatest(t.requested_at, t.accepted_at))
              and not exists (select 1 from slot_programme s where s.chargepoint_id = t.chargepoint_id
                              and (not (s.accepted <=> s.wanted)
                                   or s.accepted_at > timestampadd(second, -%1$d, c.power_at)))""".formatted(GRACE_S);

    @Inject
    Sql sql;

    @Inject
    TwinRows twins;

    @Inject
    SlotRows slots;

    @Inject
    DeviceLog log;

    private volatile Instant next = Instant.EPOCH;

    public ObedienceWatch() {}

    /** For use outside the container. */
    public ObedienceWatch(Sql sql, TwinRows twins, SlotRows slots, DeviceLog log) {
        this.sql = sql;
        this.twins = twins;
        this.slots = slots;
        this.log = log;
    }

    private record Drawn(
            UUID id,
            long powerW,
            int percent,
            long limitW,
            @Nullable Instant disobeysSince) {}

    @Transactional
    void tick(@Observes Tick tick) {
        if (!tick.at().isBefore(next)) {
            next = tick.at().plus(PERIOD);
            check(tick.at());
        }
    }

    public void check(Instant now) {
        draws("c.power_w > " + MOST_W, now).forEach(d -> foundOut(d, now));
        draws(
                        "t.disobeys_how = '%s' and t.disobeys_since is not null and c.power_w <= %s"
                                .formatted(How.METER, MOST_W),
                        now)
                .forEach(this::wellAgain);
        // What is drawn proves a level only where the vehicle would take more: one that sips stays unproven.
        sql.update("""
                update twin t join device d on d.id = t.chargepoint_id join %s
                set t.applied_percent = t.requested_percent, t.applied_at = c.power_at, t.applied_how = 'METER'
                where %s and c.power_w <= %s and c.power_w >= d.rating_w * t.requested_percent / 100 * 0.7
                  and t.requested_percent > 0 and t.disobeys_since is null
                  and (not (t.applied_percent <=> t.requested_percent) or t.applied_at < t.requested_at)""".formatted(DRAWN, COMPARABLE, MOST_W), now);
    }

    private List<Drawn> draws(String condition, Instant now) {
        return sql.list(
                """
                select t.chargepoint_id, c.power_w, t.requested_percent, d.rating_w * greatest(t.requested_percent, 0) div 100 as limit_w,
                  t.disobeys_since
                from twin t join device d on d.id = t.chargepoint_id join %s where %s and %s""".formatted(DRAWN, COMPARABLE, condition),
                row -> new Drawn(
                        Objects.requireNonNull(row.getObject(1, UUID.class)),
                        row.getLong("power_w"),
                        row.getInt("requested_percent"),
                        row.getLong("limit_w"),
                        Sql.instantOrNull(row, "disobeys_since")),
                now);
    }

    private void foundOut(Drawn d, Instant now) {
        var detail = "accepted %d %% (%d W), draws %d W".formatted(d.percent(), d.limitW(), d.powerW());
        if (twins.disobeys(d.id(), now, How.METER, detail)) {
            log.add(d.id(), LogKind.COMMAND, "NOT_APPLIED", detail);
        }
        var again = now.plus(RetryPause.whileDisobeying(d.disobeysSince(), now));
        slots.sendAgain(d.id(), detail, again);
        twins.driveAgain(d.id());
        twins.reconcileBy(List.of(d.id()), again);
    }

    private void wellAgain(Drawn d) {
        if (twins.obeys(d.id(), How.METER)) {
            log.add(d.id(), LogKind.COMMAND, "FOLLOWS_AGAIN", "draws %d W of %d W".formatted(d.powerW(), d.limitW()));
        }
    }
}
