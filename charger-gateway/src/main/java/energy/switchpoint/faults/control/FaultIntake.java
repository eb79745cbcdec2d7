package energy.switchpoint.faults.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus;
import energy.switchpoint.commands.entity.DeviceEvent;
import energy.switchpoint.commands.entity.EventRows;
import energy.switchpoint.commands.entity.OpenMatters;
import energy.switchpoint.commands.entity.OpenMatters.Kind;
import energy.switchpoint.faults.control.Faults.Cleared;
import energy.switchpoint.faults.control.Faults.Raised;
import energy.switchpoint.faults.entity.ChargerFault;
import energy.switchpoint.faults.entity.ChargerFault.State;
import energy.switchpoint.faults.entity.FaultTable;
import energy.switchpoint.levels.entity.OffsetCause;
import energy.switchpoint.levels.entity.OffsetDraw;
import energy.switchpoint.offsets.control.DeviceOffsets;
import energy.switchpoint.products.control.Products;
import energy.switchpoint.products.entity.FaultRule;
import energy.switchpoint.products.entity.FaultRule.Restart;
import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.twins.control.TwinRows;
import energy.switchpoint.twins.entity.Tick;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hears of faults as chargers report them, holds the charger by its product's fault table, and lets it go: by itself after a
 * pause and a random offset, when asked, or not before a person has confirmed it (R060, R061).
 */
@ApplicationScoped
public class FaultIntake implements EventRows {

    /** What a charger of OCPP 2 says of itself when it gives no cause. */
    static final String NAMELESS = "Faulted";

    private static final Set<String> YES = Set.of("true", "1", "problem", "tripped", "faulted");

    @Inject
    Faults faults;

    @Inject
    Products products;

    @Inject
    DeviceOffsets offsets;

    @Inject
    RulePacks rulePacks;

    @Inject
    TwinRows twins;

    @Inject
    Clock clock;

    private final RandomGenerator random;

    public FaultIntake() {
        random = new SecureRandom();
    }

    /** For use outside the container. */
    public FaultIntake(
            Faults faults,
            Products products,
            DeviceOffsets offsets,
            RulePacks rulePacks,
            TwinRows twins,
            Clock clock,
            RandomGenerator random) {
        this.faults = faults;
        this.products = products;
        this.offsets = offsets;
        this.rulePacks = rulePacks;
        this.twins = twins;
        this.clock = clock;
        this.random = random;
    }

    /** What a charger says about one fault, whichever message it came in. */
    private record Sign(
            UUID chargepointId,
            int connector,
            boolean byMonitor,
            String code,
            @Nullable String vendorCode,
            boolean isGone,
            Instant at) {}

    @Override
    public void record(List<ChargerEvent> events, OpenMatters open) {
        var tables = new HashMap<UUID, FaultTable>();
        var signs = signs(events, tables);
        var touched = new HashSet<UUID>();
        touched.addAll(raise(signs, tables, open));
        touched.addAll(clear(signs, touched, open));
        touched.addAll(interrupted(events, tables, open));
        faults.forgetInterruptionsOf(open.among(ended(events), Kind.FAULT, touched));
        if (!touched.isEmpty()) {
            twins.reconcileBy(touched, clock.instant());
        }
    }

    void tick(@Observes Tick tick) {
        faults.resumeDue(tick.at());
    }

    /** @return whether it was waiting for that */
    @Transactional
    public boolean confirm(ChargerFault fault, String by, String found) {
        var confirmed = faults.confirm(fault.id(), clock.instant(), by, found);
        twins.reconcileBy(List.of(fault.chargepointId()), clock.instant());
        return confirmed;
    }

    private List<Sign> signs(List<ChargerEvent> events, Map<UUID, FaultTable> tables) {
        var signs = new ArrayList<Sign>();
        for (var event : events) {
            switch (event) {
                case ChargerEvent.StatusChanged s -> signs.add(sign(s));
                case DeviceEvent.MonitorTriggered m -> sign(m, tables, signs);
                default -> {}
            }
        }
        return signs;
    }

    private static Sign sign(ChargerEvent.StatusChanged s) {
        return new Sign(
                s.chargepointId(),
                s.connector(),
                false,
                s.errorCode() == null ? NAMELESS : s.errorCode(),
                s.vendorCode(),
                s.status() != ConnectorStatus.FAULTED,
                s.at());
    }

    /** Much of what is watched is no fault: only what the table or safety names counts. */
    private void sign(DeviceEvent.MonitorTriggered m, Map<UUID, FaultTable> tables, List<Sign> signs) {
        var component = m.what().component();
        if (component == null) {
            return;
        }
        var connector = component.connector() == null ? 0 : component.connector();
        if (table(m.chargepointId(), tables).knows(component.name(), m.what().name())) {
            var isGone = m.cleared() || !YES.contains(m.value().toLowerCase(Locale.ROOT));
            signs.add(new Sign(
                    m.chargepointId(),
                    connector,
                    true,
                    component.name(),
                    m.what().name(),
                    isGone,
                    clock.instant()));
        }
    }

    private Set<UUID> raise(List<Sign> signs, Map<UUID, FaultTable> tables, OpenMatters open) {
        var told = signs.stream().filter(Predicate.not(Sign::isGone)).toList();
        var named = ids(told.stream().filter(s -> !s.code().equals(NAMELESS)).toList());
        var known = faults.active(open.among(ids(told), Kind.FAULT, Set.of())).stream()
                .map(ChargerFault::chargepointId)
                .collect(Collectors.toSet());
        faults.raise(told.stream()
                // One that gives no cause adds nothing to one that does.
                .filter(s -> !s.code().equals(NAMELESS)
                        || !named.contains(s.chargepointId()) && !known.contains(s.chargepointId()))
                .map(s -> new Raised(
                        s.chargepointId(),
                        s.connector(),
                        s.byMonitor(),
                        table(s.chargepointId(), tables).ruleFor(s.code(), s.vendorCode()),
                        s.vendorCode(),
                        s.at()))
                .toList());
        faults.overtaken(named, NAMELESS);
        return ids(told);
    }

    /** A status without fault clears what status messages had raised at that connector; a monitor clears its own. */
    private Set<UUID> clear(List<Sign> signs, Set<UUID> raised, OpenMatters open) {
        var gone = signs.stream().filter(Sign::isGone).toList();
        var cleared = new ArrayList<Cleared>();
        var touched = new HashSet<UUID>();
        for (var fault : faults.active(open.among(ids(gone), Kind.FAULT, raised))) {
            gone.stream().filter(s -> ends(s, fault)).findFirst().ifPresent(s -> {
                cleared.add(cleared(fault, s.at()));
                touched.add(fault.chargepointId());
            });
        }
        faults.clear(cleared);
        return touched;
    }

    private static boolean ends(Sign sign, ChargerFault fault) {
        if (!sign.chargepointId().equals(fault.chargepointId()) || sign.byMonitor() != fault.byMonitor()) {
            return false;
        }
        return fault.byMonitor()
                ? sign.code().equals(fault.rule().code()) && Objects.equals(sign.vendorCode(), fault.vendorCode())
                : sign.connector() == fault.connector();
    }

    private Cleared cleared(ChargerFault fault, Instant at) {
        var state = State.after(fault.rule().restart());
        if (state != State.WAITING) {
            return new Cleared(fault.id(), state, at, null, OffsetDraw.none("it does not resume by itself"));
        }
        var offset = draw(fault.chargepointId());
        var resumeAt = at.plus(fault.rule().pause()).plusSeconds(offset.seconds());
        return new Cleared(fault.id(), state, at, resumeAt, offset);
    }

    private OffsetDraw draw(UUID chargepointId) {
        return rulePacks
                .inForce()
                .map(rules ->
                        OffsetDraw.random(random, offsets.bounds(chargepointId, rules), OffsetCause.FAULT_CLEARED))
                .orElseGet(() -> OffsetDraw.none("no rule pack was known yet"));
    }

    /** A charger that starts anew while a session runs has lost its supply (R061). */
    private Set<UUID> interrupted(List<ChargerEvent> events, Map<UUID, FaultTable> tables, OpenMatters open) {
        var booted = new HashSet<UUID>();
        var begun = new HashSet<UUID>();
        for (var event : events) {
            switch (event) {
                case ChargerEvent.Booted b -> booted.add(b.chargepointId());
                case ChargerEvent.TransactionStarted s -> begun.add(s.chargepointId());
                default -> {}
            }
        }
        var now = clock.instant();
        var charging = Set.copyOf(faults.charging(open.among(booted, Kind.SESSION, begun)));
        faults.raise(charging.stream()
                .map(id -> new Raised(id, 0, true, table(id, tables).ruleFor(FaultRule.LOSS_OF_MAINS, null), null, now))
                .toList());
        faults.clear(faults.active(charging).stream()
                .filter(f -> f.rule().code().equals(FaultRule.LOSS_OF_MAINS))
                .map(f -> cleared(f, now))
                .toList());
        return charging;
    }

    private static Set<UUID> ended(List<ChargerEvent> events) {
        var ended = new HashSet<UUID>();
        for (var event : events) {
            if (event instanceof ChargerEvent.TransactionEnded e) {
                ended.add(e.chargepointId());
            }
        }
        return ended;
    }

    private FaultTable table(UUID chargepointId, Map<UUID, FaultTable> tables) {
        return tables.computeIfAbsent(chargepointId, id -> new FaultTable(products.faultTable(id)));
    }

    private static Set<UUID> ids(Collection<Sign> signs) {
        return signs.stream().map(Sign::chargepointId).collect(Collectors.toSet());
    }

    /** Whether a household may say that charging goes on: where nobody's safety hangs on it (GB SI 2021/1467 reg. 8). */
    public static boolean mayBeConfirmedByOwner(ChargerFault fault) {
        return fault.rule().restart() != Restart.NEVER;
    }
}
