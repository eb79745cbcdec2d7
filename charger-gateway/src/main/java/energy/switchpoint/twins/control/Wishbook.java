package energy.switchpoint.twins.control;

import energy.switchpoint.calendars.control.Calendars;
import energy.switchpoint.calendars.entity.EdgeOffsets;
import energy.switchpoint.calendars.entity.Programme;
import energy.switchpoint.calendars.entity.SetCalendar;
import energy.switchpoint.levels.entity.ControlKind;
import energy.switchpoint.levels.entity.Issuer;
import energy.switchpoint.levels.entity.Rating;
import energy.switchpoint.levels.entity.StandingProgramme;
import energy.switchpoint.levels.entity.WishSource;
import energy.switchpoint.levels.entity.Wishes;
import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.twins.entity.ManagedDevice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
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
    Calendars calendars;

    @Inject
    @Any
    Instance<WishSource> sources;

    private List<WishSource> fixedSources = List.of();

    public Wishbook() {}

    /** For use outside the container. */
    public Wishbook(Sql sql, RulePacks rulePacks, Calendars calendars, List<WishSource> sources) {
        this.sql = sql;
        this.rulePacks = rulePacks;
        this.calendars = calendars;
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
        var calendar = calendars.of(device.id());
        var standing = calendar.map(c -> own(c, pack)).orElseGet(() -> defaultMode(device.id(), pack));
        var wishes = new Wishes(
                device.rating(),
                all.stream().flatMap(s -> s.ceilings(device.id(), at).stream()).toList(),
                all.stream().flatMap(s -> s.setpoints(device.id(), at).stream()).toList(),
                standing);
        return new Entry(
                wishes,
                calendar.map(SetCalendar::setAt).orElse(device.createdAt()),
                calendar.map(SetCalendar::setBy)
                        .orElseGet(() -> new SetCalendar.SetBy(Issuer.Kind.RULE_PACK.name(), pack.id(), pack.id())));
    }

    private static StandingProgramme own(SetCalendar set, RulePack pack) {
        var issuer = new Issuer(
                Issuer.Kind.valueOf(set.setBy().kind()),
                set.setBy().id(),
                set.setBy().name());
        var offsets = new EdgeOffsets(set.seed(), pack.randomOffset().maxS());
        return new StandingProgramme(
                ControlKind.CALENDAR, issuer, new Programme(set.calendar(), offsets), edgeRule(pack));
    }

    /** The default hours need no stored seed: the charger's own id is random and lasts as long as the charger. */
    private static StandingProgramme defaultMode(UUID chargepointId, RulePack pack) {
        var seed = ByteBuffer.allocate(16)
                .putLong(chargepointId.getMostSignificantBits())
                .putLong(chargepointId.getLeastSignificantBits())
                .array();
        var offsets = new EdgeOffsets(seed, pack.randomOffset().maxS());
        return new StandingProgramme(
                ControlKind.DEFAULT_MODE,
                new Issuer(Issuer.Kind.RULE_PACK, pack.id(), pack.id()),
                new Programme(pack.defaultCalendar(), offsets),
                edgeRule(pack));
    }

    private static String edgeRule(RulePack pack) {
        return "%s: 0 to %d s at each switch time"
                .formatted(pack.id(), pack.randomOffset().maxS());
    }
}
