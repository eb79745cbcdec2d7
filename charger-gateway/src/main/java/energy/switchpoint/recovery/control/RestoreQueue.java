package energy.switchpoint.recovery.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.EventRows;
import energy.switchpoint.levels.entity.OffsetCause;
import energy.switchpoint.levels.entity.OffsetDraw;
import energy.switchpoint.levels.entity.OffsetDraw.Bounds;
import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.recovery.control.Recoveries.Open;
import energy.switchpoint.recovery.control.Recoveries.Place;
import energy.switchpoint.recovery.control.Recoveries.Returning;
import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.twins.control.TwinRows;
import energy.switchpoint.twins.entity.Tick;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Notices that a feeder comes back after an outage, as many of its chargers start anew at once, and lets them charge one by
 * one in a window (R064, R088). The more chargers hang on the feeder, the longer the window, up to the rule pack's cap.
 */
@ApplicationScoped
public class RestoreQueue implements EventRows {

    /** Two seconds for each charger of the feeder, but no less than the rule pack's usual window. */
    private static final int SECONDS_PER_CHARGER = 2;

    @Inject
    Recoveries recoveries;

    @Inject
    RecoverySettings settings;

    @Inject
    RulePacks rulePacks;

    @Inject
    TwinRows twins;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    private final RandomGenerator random;

    public RestoreQueue() {
        random = new SecureRandom();
    }

    /** For use outside the container. */
    public RestoreQueue(
            Recoveries recoveries,
            RecoverySettings settings,
            RulePacks rulePacks,
            TwinRows twins,
            Ledger ledger,
            Clock clock,
            RandomGenerator random) {
        this.recoveries = recoveries;
        this.settings = settings;
        this.rulePacks = rulePacks;
        this.twins = twins;
        this.ledger = ledger;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public void record(List<ChargerEvent> events) {
        var booted = new HashSet<UUID>();
        for (var event : events) {
            if (event instanceof ChargerEvent.Booted) {
                booted.add(event.chargepointId());
            }
        }
        if (booted.isEmpty()) {
            return;
        }
        var now = now();
        recoveries.restored(booted, now);
        rulePacks.inForce().ifPresent(rules -> {
            recoveries
                    .returning(booted, now.minus(settings.within()), settings.chargers())
                    .forEach(feeder -> open(feeder, now, rules));
            recoveries.openOnes().forEach(recovery -> join(recovery, now, rules));
        });
    }

    private void open(Returning feeder, Instant now, RulePack rules) {
        var bounds = rules.randomOffset();
        var size = Math.multiplyExact((long) feeder.size(), SECONDS_PER_CHARGER);
        var window = new Bounds(
                rules.id(), Duration.ofSeconds(Math.max(size, bounds.longest().toSeconds())), bounds.cap());
        var rule = window.rule(OffsetCause.SUPPLY_RESTORED);
        recoveries.open(feeder, now, Duration.ofSeconds(window.maxS()), rule);
    }

    /** Each gets its own place, counted from now: also those that come later. */
    private void join(Open recovery, Instant now, RulePack rules) {
        var bounds = new Bounds(
                rules.id(),
                Duration.ofSeconds(recovery.windowS()),
                rules.randomOffset().cap());
        var newcomers = recoveries.notQueued(recovery, now.minus(settings.within()));
        if (newcomers.isEmpty()) {
            return;
        }
        recoveries.queue(
                newcomers.stream()
                        .map(id -> new Place(
                                recovery.id(),
                                id,
                                now,
                                OffsetDraw.random(random, bounds, OffsetCause.SUPPLY_RESTORED)
                                        .seconds()))
                        .toList(),
                now);
        twins.reconcileBy(newcomers, now);
    }

    @Transactional
    public void tick(@Observes Tick tick) {
        // Who came while another node had just opened the recovery did not see it.
        rulePacks.inForce().ifPresent(rules -> recoveries.openOnes().forEach(recovery -> join(recovery, now(), rules)));
        recoveries.notOnLedger().stream()
                .filter(begun -> recoveries.isOnLedger(begun.id()))
                .forEach(begun -> ledger.append(
                        "recovery.started",
                        begun.id().toString(),
                        "service:gateway",
                        null,
                        Json.createObjectBuilder()
                                .add("area", begun.areaId())
                                .add("windowS", begun.windowS())
                                .add("rule", begun.rule())
                                .build()));
        recoveries.over(tick.at(), settings.within()).stream()
                .filter(over -> recoveries.close(over.id(), tick.at()))
                .forEach(over -> ledger.append(
                        "recovery.ended",
                        over.id().toString(),
                        "service:gateway",
                        null,
                        Json.createObjectBuilder()
                                .add("area", over.areaId())
                                .add("chargers", over.chargers())
                                .build()));
        recoveries.forgetRestoredBefore(tick.at().minus(settings.within().multipliedBy(2)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
