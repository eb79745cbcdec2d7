package energy.switchpoint.twins.control;

import energy.switchpoint.calendars.entity.SetCalendar;
import energy.switchpoint.levels.entity.Rating;
import energy.switchpoint.levels.entity.WishSource;
import energy.switchpoint.levels.entity.Wishes;
import energy.switchpoint.programmes.control.StandingProgrammes;
import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.twins.entity.ManagedDevice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gathers what everybody wants of a charger. */
@ApplicationScoped
public class Wishbook {

    @Inject
    Sql sql;

    @Inject
    RulePacks rulePacks;

    @Inject
    StandingProgrammes standing;

    @Inject
    @Any
    Instance<WishSource> sources;

    private List<WishSource> fixedSources = List.of();

    public Wishbook() {}

    /** For use outside the container. */
    public Wishbook(Sql sql, RulePacks rulePacks, StandingProgrammes standing, List<WishSource> sources) {
        this.sql = sql;
        this.rulePacks = rulePacks;
        this.standing = standing;
        this.fixedSources = sources;
    }

    /**
     * All wishes for a charger, with where its programme comes from.
     *
     * @param anchor the week its programme is counted from
     */
    public record Entry(Wishes wishes, Instant anchor, SetCalendar.SetBy calendarSetBy) {}

    /** Empty for an unknown charger, and while no rule pack is known. */
    public Optional<Entry> of(UUID chargepointId, Instant at) {
        return rulePacks.inForce().flatMap(pack -> device(chargepointId).map(device -> entry(device, pack, at)));
    }

    public Optional<ManagedDevice> device(UUID chargepointId) {
        return sql.one(
                "select id, rating_w, step_percent, created_at from device where id = ?",
                row -> new ManagedDevice(
                        chargepointId,
                        new Rating(row.getLong("rating_w"), row.getInt("step_percent")),
                        Sql.instant(row, "created_at")),
                chargepointId);
    }

    private Entry entry(ManagedDevice device, RulePack pack, Instant at) {
        var all = fixedSources.isEmpty() ? sources.stream().toList() : fixedSources;
        var programme = standing.of(device.id(), device.createdAt(), pack, at);
        var wishes = new Wishes(
                device.rating(),
                all.stream().flatMap(s -> s.ceilings(device.id(), at).stream()).toList(),
                all.stream().flatMap(s -> s.setpoints(device.id(), at).stream()).toList(),
                programme.programme());
        return new Entry(wishes, programme.anchor(), programme.setBy());
    }
}
