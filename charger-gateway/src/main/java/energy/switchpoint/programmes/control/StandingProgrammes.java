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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /**
     * What must be known of a charger.
     *
     * @param since when: the week default hours are counted from
     * @param site the local time where it hangs
     */
    public record Known(Instant since, ZoneId site) {}

    /** What counts when a charger has no calendar of its own. */
    public record Default(Calendar calendar, SetBy setBy) {
        public Default in(ZoneId site) {
            return new Default(calendar.in(site), setBy);
        }
    }

    /**
     * Of all of these, with a fixed number of statements. All of it in the local time of each charger's site, whoever set it.
     */
    public Map<UUID, Standing> of(Map<UUID, Known> chargers, RulePack rules, Instant at) {
        var ids = chargers.keySet();
        var bounds = offsets.bounds(ids, rules);
        var plans = calendars.plans(ids, at);
        var defaults = products.factoryCalendars(ids.stream()
                .filter(id -> plans.getOrDefault(id, CalendarPlan.NONE).inForce() == null)
                .toList());
        var found = new HashMap<UUID, Standing>();
        chargers.forEach((id, known) -> {
            var own = bounds.getOrDefault(id, rules.randomOffset());
            var plan = plans.getOrDefault(id, CalendarPlan.NONE);
            var then = chained(plan.waiting(), known.site(), own);
            var inForce = plan.inForce();
            found.put(
                    id,
                    inForce == null
                            ? byDefault(
                                    id,
                                    known.since(),
                                    defaultOf(defaults.get(id), rules).in(known.site()),
                                    own,
                                    then)
                            : own(inForce, known.site(), own, then));
        });
        return found;
    }

    /** What counts when their own calendars do not, as in {@code of}. */
    public Map<UUID, StandingProgramme> defaultModes(Map<UUID, Known> chargers, RulePack rules) {
        var bounds = offsets.bounds(chargers.keySet(), rules);
        var defaults = products.factoryCalendars(chargers.keySet());
        var found = new HashMap<UUID, StandingProgramme>();
        chargers.forEach((id, known) -> {
            var own = bounds.getOrDefault(id, rules.randomOffset());
            var hours = defaultOf(defaults.get(id), rules).in(known.site());
            found.put(id, byDefault(id, known.since(), hours, own, null).programme());
        });
        return found;
    }

    public CalendarPlan plan(UUID chargepointId, Instant at) {
        return calendars.plan(chargepointId, at);
    }

    public Default defaultOf(UUID chargepointId, RulePack rules) {
        return defaultOf(products.factoryCalendar(chargepointId).orElse(null), rules);
    }

    private static Default defaultOf(Products.@Nullable FactoryCalendar factory, RulePack rules) {
        return factory == null
                ? new Default(rules.defaultCalendar(), new SetBy(Issuer.Kind.RULE_PACK.name(), rules.id(), rules.id()))
                : new Default(
                        factory.calendar(),
                        new SetBy(
                                Issuer.Kind.MANUFACTURER.name(),
                                factory.productId().toString(),
                                factory.productName()));
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
