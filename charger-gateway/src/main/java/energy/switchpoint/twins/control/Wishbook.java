package energy.switchpoint.twins.control;

import energy.switchpoint.calendars.entity.SetCalendar;
import energy.switchpoint.levels.entity.Ceiling;
import energy.switchpoint.levels.entity.Rating;
import energy.switchpoint.levels.entity.Setpoint;
import energy.switchpoint.levels.entity.StandingProgramme;
import energy.switchpoint.levels.entity.WishSource;
import energy.switchpoint.levels.entity.Wishes;
import energy.switchpoint.products.entity.Exports;
import energy.switchpoint.programmes.control.StandingProgrammes;
import energy.switchpoint.programmes.control.StandingProgrammes.Known;
import energy.switchpoint.programmes.control.StandingProgrammes.Standing;
import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.twins.entity.DrivenBy;
import energy.switchpoint.twins.entity.ManagedDevice;
import energy.switchpoint.twins.entity.SampleSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    /** How often chargers are to tell their meter, in seconds; empty while no rule says it. */
    Optional<SampleSettings.Wanted> sampling() {
        return rulePacks
                .inForce()
                .map(RulePack::sampling)
                .flatMap(s -> s.charging()
                        .map(every -> new SampleSettings.Wanted(
                                Math.toIntExact(every.toSeconds()),
                                s.aligned()
                                        .map(a -> Math.toIntExact(a.toSeconds()))
                                        .orElse(null))));
    }

    /** Empty for an unknown charger, and while no rule pack is known. */
    public Optional<Entry> of(UUID chargepointId, Instant at) {
        return Optional.ofNullable(of(List.of(chargepointId), at).get(chargepointId));
    }

    /** Many in one transaction, with a fixed number of statements. */
    public Map<UUID, Entry> of(Collection<UUID> chargepointIds, Instant at) {
        var rules = rulePacks.inForce();
        if (rules.isEmpty() || chargepointIds.isEmpty()) {
            return Map.of();
        }
        var devices = devices(chargepointIds);
        var ids = devices.stream().map(ManagedDevice::id).toList();
        var all = all();
        var ceilings = all.stream().map(s -> s.ceilings(ids, at)).toList();
        var setpoints = all.stream().map(s -> s.setpoints(ids, at)).toList();
        var programmes = standing.of(known(devices, rules.get()), rules.get(), at);
        var entries = new HashMap<UUID, Entry>();
        for (var device : devices) {
            entries.put(
                    device.id(),
                    entry(
                            device,
                            Objects.requireNonNull(programmes.get(device.id())),
                            gathered(ceilings, device.id()),
                            gathered(setpoints, device.id())));
        }
        return entries;
    }

    /** The ceilings of one charger that holds them itself. */
    record Capped(Rating rating, List<Ceiling> ceilings) {}

    /** Of those that hold their ceilings themselves and have any. */
    Map<UUID, Capped> capped(Collection<UUID> chargepointIds, Instant at) {
        var devices = devices(chargepointIds).stream()
                .filter(ManagedDevice::holdsProfiles)
                .collect(Collectors.toMap(ManagedDevice::id, ManagedDevice::rating));
        var ceilings = all().stream().map(s -> s.ceilings(devices.keySet(), at)).toList();
        var capped = new HashMap<UUID, Capped>();
        devices.forEach((id, rating) -> {
            var own = gathered(ceilings, id);
            if (!own.isEmpty()) {
                capped.put(id, new Capped(rating, own));
            }
        });
        return capped;
    }

    private List<WishSource> all() {
        return fixedSources.isEmpty() ? sources.stream().toList() : fixedSources;
    }

    private static Map<UUID, Known> known(List<ManagedDevice> devices, RulePack pack) {
        var known = new HashMap<UUID, Known>();
        for (var device : devices) {
            var zone = device.zone();
            known.put(device.id(), new Known(device.createdAt(), zone == null ? pack.timezone() : zone));
        }
        return known;
    }

    private static <T> List<T> gathered(List<Map<UUID, List<T>>> bySource, UUID id) {
        return bySource.stream()
                .flatMap(m -> m.getOrDefault(id, List.of()).stream())
                .toList();
    }

    private List<ManagedDevice> devices(Collection<UUID> chargepointIds) {
        return sql
                .byId(
                        """
                        select d.id, d.rating_w, d.step_percent, d.created_at, d.timezone, t.driven_by, %s as export_w
                        from device d left join twin t on t.chargepoint_id = d.id %s where d.id in (%%s)""".formatted(Exports.WATTS, Exports.PRODUCT),
                        row -> new ManagedDevice(
                                Objects.requireNonNull(row.getObject("id", UUID.class)),
                                new Rating(
                                        row.getLong("rating_w"),
                                        row.getInt("step_percent"),
                                        DrivenBy.START_STOP.name().equals(row.getString("driven_by")),
                                        row.getLong("export_w")),
                                Sql.instant(row, "created_at"),
                                zone(row.getString("timezone")),
                                DrivenBy.SMART_CHARGING.name().equals(row.getString("driven_by"))),
                        chargepointIds)
                .values()
                .stream()
                .map(List::getFirst)
                .toList();
    }

    private static Entry entry(
            ManagedDevice device, Standing programme, List<Ceiling> ceilings, List<Setpoint> setpoints) {
        return new Entry(
                new Wishes(device.rating(), ceilings, setpoints, programme.programme()),
                programme.anchor(),
                programme.setBy());
    }

    private static @Nullable ZoneId zone(@Nullable String name) {
        return name == null ? null : ZoneId.of(name);
    }

    /** What chargers follow that have no calendar of their own. */
    public Map<UUID, StandingProgramme> defaultModes(Collection<UUID> chargepointIds) {
        return chargepointIds.isEmpty()
                ? Map.of()
                : rulePacks
                        .inForce()
                        .map(pack -> standing.defaultModes(known(devices(chargepointIds), pack), pack))
                        .orElse(Map.of());
    }
}
