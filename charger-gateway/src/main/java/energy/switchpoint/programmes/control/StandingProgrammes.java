package energy.switchpoint.programmes.control;

import energy.switchpoint.calendars.control.Calendars;
import energy.switchpoint.calendars.entity.Calendar;
import energy.switchpoint.calendars.entity.CalendarPlan;
import energy.switchpoint.calendars.entity.EdgeOffsets;
import energy.switchpoint.calendars.entity.Programme;
import energy.switchpoint.calendars.entity.Programme.Succession;
import energy.switchpoint.calendars.entity.SetCalendar;
import energy.switchpoint.calendars.entity.SetCalendar.SetBy;
import energy.switchpoint.levels.entity.ControlKind;
import energy.switchpoint.levels.entity.Issuer;
import energy.switchpoint.levels.entity.OffsetCause;
import energy.switchpoint.levels.entity.OffsetDraw.Bounds;
import energy.switchpoint.levels.entity.StandingProgramme;
import energy.switchpoint.offsets.control.DeviceOffsets;
import energy.switchpoint.products.control.Products;
import energy.switchpoint.rulepacks.entity.RulePack;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The charger's own calendar; without one its product's factory calendar; without that the rule pack's default mode. */
@ApplicationScoped
public class StandingProgrammes {

    @Inject
    Calendars calendars;

    @Inject
    Products products;

    @Inject
    DeviceOffsets offsets;

    public StandingProgrammes() {}

    /** For use outside the container. */
    public StandingProgrammes(Calendars calendars, Products products, DeviceOffsets offsets) {
        this.calendars = calendars;
        this.products = products;
        this.offsets = offsets;
    }

    /** @param anchor the week its programme is counted from */
    public record Standing(StandingProgramme programme, Instant anchor, SetBy setBy) {}

    /** What counts when a charger has no calendar of its own. */
    public record Default(Calendar calendar, SetBy setBy) {
        public Default in(ZoneId site) {
            return new Default(calendar.in(site), setBy);
        }
    }

    /**
     * All of it in the local time of the charger's site, whoever set it.
     *
     * @param knownSince of the charger: the week default hours are counted from
     */
    public Standing of(UUID chargepointId, Instant knownSince, ZoneId site, RulePack rules, Instant at) {
        var bounds = offsets.bounds(chargepointId, rules);
        var plan = calendars.plan(chargepointId, at);
        var then = chained(plan.waiting(), site, bounds);
        var inForce = plan.inForce();
        return inForce == null
                ? byDefault(
                        chargepointId,
                        knownSince,
                        defaultOf(chargepointId, rules).in(site),
                        bounds,
                        then)
                : own(inForce, site, bounds, then);
    }

    /** What counts when its own calendar does not, as in {@code of}. */
    public StandingProgramme defaultMode(UUID chargepointId, Instant knownSince, ZoneId site, RulePack rules) {
        var bounds = offsets.bounds(chargepointId, rules);
        return byDefault(
                        chargepointId,
                        knownSince,
                        defaultOf(chargepointId, rules).in(site),
                        bounds,
                        null)
                .programme();
    }

    public CalendarPlan plan(UUID chargepointId, Instant at) {
        return calendars.plan(chargepointId, at);
    }

    public Default defaultOf(UUID chargepointId, RulePack rules) {
        return products.factoryCalendar(chargepointId)
                .map(f -> new Default(
                        f.calendar(),
                        new SetBy(Issuer.Kind.MANUFACTURER.name(), f.productId().toString(), f.productName())))
                .orElseGet(() -> new Default(
                        rules.defaultCalendar(), new SetBy(Issuer.Kind.RULE_PACK.name(), rules.id(), rules.id())));
    }

    private static @Nullable Succession chained(List<SetCalendar> waiting, ZoneId site, Bounds bounds) {
        Succession then = null;
        for (var set : waiting.reversed()) {
            then = new Succession(
                    set.start().at(),
                    set.start().offsetS(),
                    new Programme(set.calendar().in(site), edges(set, bounds), then));
        }
        return then;
    }

    private static Standing own(SetCalendar set, ZoneId site, Bounds bounds, @Nullable Succession then) {
        var programme = new StandingProgramme(
                ControlKind.CALENDAR,
                issuer(set.setBy()),
                new Programme(set.calendar().in(site), edges(set, bounds), then),
                bounds.rule(OffsetCause.CALENDAR_EDGE),
                set.start());
        return new Standing(programme, set.setAt(), set.setBy());
    }

    /** The default hours need no stored seed: the charger's own id is random and lasts as long as the charger. */
    private static Standing byDefault(
            UUID chargepointId, Instant knownSince, Default hours, Bounds bounds, @Nullable Succession then) {
        var seed = ByteBuffer.allocate(16)
                .putLong(chargepointId.getMostSignificantBits())
                .putLong(chargepointId.getLeastSignificantBits())
                .array();
        var programme = new StandingProgramme(
                ControlKind.DEFAULT_MODE,
                issuer(hours.setBy()),
                new Programme(hours.calendar(), new EdgeOffsets(seed, bounds.maxS()), then),
                bounds.rule(OffsetCause.CALENDAR_EDGE));
        return new Standing(programme, knownSince, hours.setBy());
    }

    private static EdgeOffsets edges(SetCalendar set, Bounds bounds) {
        return new EdgeOffsets(set.seed(), bounds.maxS());
    }

    private static Issuer issuer(SetBy by) {
        return new Issuer(Issuer.Kind.valueOf(by.kind()), by.id(), by.name());
    }
}
