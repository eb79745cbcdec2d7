package energy.switchpoint.limits.control;

import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.levels.entity.Direction;
import energy.switchpoint.levels.entity.OffsetCause;
import energy.switchpoint.levels.entity.OffsetDraw;
import energy.switchpoint.limits.control.AreaChargers.AreaCharger;
import energy.switchpoint.limits.control.SupplyLimits.NewRow;
import energy.switchpoint.limits.control.SupplyLimits.Telling;
import energy.switchpoint.limits.entity.Issuing;
import energy.switchpoint.limits.entity.LimitRequest;
import energy.switchpoint.limits.entity.LimitsTold;
import energy.switchpoint.limits.entity.Measurement;
import energy.switchpoint.limits.entity.SupplyLimit;
import energy.switchpoint.limits.entity.SupplyLimit.NamedParty;
import energy.switchpoint.limits.entity.SupplyLimit.State;
import energy.switchpoint.offsets.control.DeviceOffsets;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.platform.messaging.Outbox;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.twins.control.TwinRows;
import energy.switchpoint.twins.entity.TwinFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Issues, releases and ends supply limits, each in one transaction with its ledger entry and its events. */
@ApplicationScoped
public class LimitControl {

    /** The event's readers take no more chargers in one message. */
    private static final int MOST_IDS_PER_EVENT = 500;

    private static final int MOST_TOLD_AT_ONCE = MOST_IDS_PER_EVENT;

    private static final Duration TOLD_WITHIN = Duration.ofSeconds(15);

    @Inject
    SupplyLimits limits;

    @Inject
    AreaChargers areas;

    @Inject
    DeviceOffsets offsets;

    @Inject
    TwinRows twins;

    @Inject
    ChargerCommands commands;

    @Inject
    @Nullable
    Event<LimitsTold> told;

    @Inject
    Outbox outbox;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    private final RandomGenerator random;

    public LimitControl() {
        random = new SecureRandom();
    }

    /** For use outside the container. */
    public LimitControl(
            SupplyLimits limits,
            AreaChargers areas,
            DeviceOffsets offsets,
            TwinRows twins,
            ChargerCommands commands,
            Outbox outbox,
            Ledger ledger,
            Clock clock,
            RandomGenerator random) {
        this.limits = limits;
        this.offsets = offsets;
        this.random = random;
        this.areas = areas;
        this.twins = twins;
        this.commands = commands;
        this.outbox = outbox;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** For the consent service: who acted on these chargers. */
    public record LimitIssued(
            UUID limitId,
            NamedParty dso,
            NamedParty area,
            int levelPercent,
            Direction direction,
            Instant until,
            String reasonText,
            Instant at,
            List<UUID> chargepointIds) {}

    public record LimitReleased(UUID limitId, NamedParty dso, NamedParty area, Instant at, List<UUID> chargepointIds) {}

    /** What a limit would do, before it is issued (R047). */
    public record Estimate(
            int chargers,
            int connected,
            int active,
            int idle,
            int protectedCount,
            long powerNowW,
            long expectedReliefW) {}

    @Transactional
    public Issuing issue(NamedParty dso, NamedParty area, LimitRequest asked, RulePack rules, String actor) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!asked.until().isAfter(now)) {
            return new Issuing.AlreadyOver();
        }
        if (Duration.between(now, asked.until()).compareTo(rules.limitMaxDuration()) > 0) {
            return new Issuing.TooLong(rules.id(), rules.limitMaxDuration());
        }
        var chargers = limitedBy(asked.direction(), areas.in(dso.id(), area.id()));
        if (chargers.isEmpty()) {
            return new Issuing.NoChargers();
        }
        var weakest = chargers.stream()
                .min(Comparator.comparingLong(c -> c.rating().watts(asked.levelPercent())))
                .orElseThrow();
        if (asked.direction().limitsImport() && violatesFloor(weakest, asked.levelPercent(), rules.limitFloorW())) {
            return belowFloor(chargers, asked, rules, weakest);
        }
        var limit = new SupplyLimit(
                Uuid7.next(),
                dso,
                area,
                asked.levelPercent(),
                asked.direction(),
                asked.reasonCode(),
                asked.reasonText(),
                asked.triedFirst(),
                now,
                asked.until().truncatedTo(ChronoUnit.MILLIS),
                null,
                State.ACTIVE,
                rules.id(),
                rules.randomOffset().maxS(),
                1);
        limits.add(limit, rows(chargers, limit, rules));
        markUnreachable(limit.id(), chargers);
        // Should this node die before it has told them, another looks at them then.
        twins.reconcileBy(ids(chargers), now.plus(TOLD_WITHIN));
        ledger.append(
                "limit.issued",
                limit.id().toString(),
                actor,
                null,
                Json.createObjectBuilder()
                        .add("area", area.id())
                        .add("levelPercent", limit.levelPercent())
                        .add("direction", limit.direction().name())
                        .add("until", limit.until().toString())
                        .add("reasonCode", limit.reasonCode().name())
                        .add("reasonText", limit.reasonText())
                        .add("triedFirst", limit.triedFirst())
                        .add("chargers", chargers.size())
                        .build());
        eachSlice(
                ids(chargers),
                slice -> outbox.add(
                        "limit.issued",
                        limit.id(),
                        new LimitIssued(
                                limit.id(),
                                dso,
                                area,
                                limit.levelPercent(),
                                limit.direction(),
                                limit.until(),
                                limit.reasonText(),
                                now,
                                slice)));
        return new Issuing.Issued(limit);
    }

    /** What a charger that gives nothing back is not asked to give less of. */
    private static List<AreaCharger> limitedBy(Direction direction, List<AreaCharger> chargers) {
        return direction.limitsImport()
                ? chargers
                : chargers.stream().filter(c -> c.rating().canExport()).toList();
    }

    /** What a limit leaves a charger, and what it draws or gives, counted up in the limit's direction. */
    private static long leaves(AreaCharger c, int levelPercent, Direction direction) {
        return direction.towards(c.rating().watts(Math.toIntExact(direction.towards(levelPercent))));
    }

    /** A charger weaker than the floor itself is held to no more than its rating. */
    private static boolean violatesFloor(AreaCharger c, int levelPercent, long floorW) {
        return c.rating().watts(levelPercent) < Math.min(floorW, c.rating().ratingW());
    }

    private static Issuing belowFloor(
            List<AreaCharger> chargers, LimitRequest asked, RulePack rules, AreaCharger weakest) {
        var lowest = chargers.stream()
                .mapToInt(c -> c.rating().levelAtLeast(rules.limitFloorW()))
                .max()
                .orElse(100);
        return new Issuing.BelowFloor(
                rules.id(), rules.limitFloorW(), weakest.rating().watts(asked.levelPercent()), lowest);
    }

    private List<NewRow> rows(List<AreaCharger> chargers, SupplyLimit limit, RulePack rules) {
        var facts = twins.facts(ids(chargers));
        var own = offsets.bounds(ids(chargers), rules);
        var rows = new ArrayList<NewRow>();
        for (var charger : chargers) {
            var bounds = own.getOrDefault(charger.chargepointId(), rules.randomOffset());
            var release = OffsetDraw.random(random, bounds, OffsetCause.LIMIT_RELEASED);
            rows.add(new NewRow(
                    charger.chargepointId(),
                    leaves(charger, limit.levelPercent(), limit.direction()),
                    limit.direction()
                            .towards(facts.getOrDefault(charger.chargepointId(), TwinFacts.SILENT)
                                    .powerW()),
                    release.seconds(),
                    release.rule()));
        }
        return rows;
    }

    private void markUnreachable(UUID limitId, List<AreaCharger> chargers) {
        limits.notReached(
                limitId,
                ids(chargers).stream().filter(id -> !commands.isConnected(id)).toList());
    }

    /** A charger that came into an area after its limit was issued falls under it too. */
    @Transactional
    public void include(UUID chargepointId, RulePack rules) {
        for (var limit : limits.activeWithout(chargepointId)) {
            var charger = limitedBy(
                            limit.direction(),
                            areas.in(limit.dso().id(), limit.area().id()))
                    .stream()
                    .filter(c -> c.chargepointId().equals(chargepointId))
                    .toList();
            limits.addDevices(limit.id(), rows(charger, limit, rules));
        }
    }

    /**
     * Each charger goes back to its programme after an offset that is drawn now, by the bounds that hold now (R053, R062).
     *
     * @return whether it was still active; releasing twice changes nothing
     */
    @Transactional
    public boolean release(SupplyLimit limit, RulePack rules, String actor) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!limits.release(limit.id(), now)) {
            return false;
        }
        redraw(limit.id(), rules);
        over(limit, "limit.released", actor, now);
        return true;
    }

    private void redraw(UUID limitId, RulePack rules) {
        var chargers = limits.chargersOf(limitId);
        var own = offsets.bounds(chargers, rules);
        var drawn = new HashMap<UUID, OffsetDraw>();
        for (var id : chargers) {
            var bounds = own.getOrDefault(id, rules.randomOffset());
            drawn.put(id, OffsetDraw.random(random, bounds, OffsetCause.LIMIT_RELEASED_EARLY));
        }
        limits.redraw(limitId, drawn);
    }

    /** Ends what has reached its time. */
    @Transactional
    public void endRunOut() {
        var now = clock.instant();
        for (var limit : limits.runOut(now)) {
            if (limits.end(limit.id())) {
                over(limit, "limit.ended", "service:gateway", limit.until());
            }
        }
    }

    private void over(SupplyLimit limit, String kind, String actor, Instant at) {
        limits.closeOpen(limit.id());
        var figures = limits.figures(limit.id());
        ledger.append(
                kind,
                limit.id().toString(),
                actor,
                null,
                Json.createObjectBuilder()
                        .add("at", at.toString())
                        .add("chargers", figures.chargers())
                        .add("obeyed", figures.obeyed())
                        .add("verifiedReliefW", figures.verifiedReliefW())
                        .add("verification", figures.verification().name())
                        .build());
        var chargers = limits.chargersOf(limit.id());
        eachSlice(
                chargers,
                slice -> outbox.add(
                        "limit.released",
                        limit.id(),
                        new LimitReleased(limit.id(), limit.dso(), limit.area(), at, slice)));
        limits.tellEndOf(limit.id(), at);
        twins.reconcileBy(chargers, clock.instant());
    }

    /** Chargers that have processed a limit, or for which it has ended; told to its issuer (SMETS2 ECS101, ECS102). */
    public record LimitProgressed(UUID limitId, NamedParty dso, NamedParty area, List<ChargerProgress> chargers) {}

    /** @param chargepoint the network operator's pseudonym of the charger */
    public record ChargerProgress(String chargepoint, Instant at, int releaseOffsetS) {}

    /** Tells what is to be told by now. */
    @Transactional
    public void tellProgress(Pseudonyms pseudonyms) {
        var now = clock.instant();
        var due = limits.toTell(now, MOST_TOLD_AT_ONCE);
        tell("limit.processed", due.stream().filter(Telling::isProcessed).toList(), Telling::acceptedAt, pseudonyms);
        tell("limit.ended", due.stream().filter(t -> t.isEnded(now)).toList(), Telling::ended, pseudonyms);
        limits.told(due, now);
        if (told != null && !due.isEmpty()) {
            told.fire(new LimitsTold(due.stream()
                    .flatMap(t -> Stream.of(
                                    t.isProcessed() ? told(t, false, t.acceptedAt()) : null,
                                    t.isEnded(now) ? told(t, true, t.ended()) : null)
                            .filter(Objects::nonNull))
                    .toList()));
        }
    }

    private static LimitsTold.Told told(Telling t, boolean ended, Instant at) {
        return new LimitsTold.Told(t.limitId(), t.chargepointId(), ended, at, t.releaseOffsetS());
    }

    private void tell(String type, List<Telling> rows, Function<Telling, Instant> when, Pseudonyms pseudonyms) {
        rows.stream().collect(Collectors.groupingBy(Telling::limitId)).forEach((id, of) -> {
            var limit = limits.published(id).orElseThrow();
            var told = of.stream()
                    .map(t -> new ChargerProgress(
                            pseudonyms.of(limit.dso().id(), t.chargepointId()), when.apply(t), t.releaseOffsetS()))
                    .toList();
            outbox.add(type, id, new LimitProgressed(id, limit.dso(), limit.area(), told));
        });
    }

    @Transactional
    public Estimate estimate(String dsoId, String areaId, int levelPercent, Direction direction, RulePack rules) {
        var chargers = limitedBy(direction, areas.in(dsoId, areaId));
        var facts = twins.facts(ids(chargers));
        int connected = 0;
        int active = 0;
        int protectedCount = 0;
        long powerNow = 0;
        long relief = 0;
        for (var charger : chargers) {
            if (direction.limitsImport() && violatesFloor(charger, levelPercent, rules.limitFloorW())) {
                protectedCount++;
            }
            if (!commands.isConnected(charger.chargepointId())) {
                continue;
            }
            connected++;
            var power = direction.towards(facts.getOrDefault(charger.chargepointId(), TwinFacts.SILENT)
                    .powerW());
            if (power >= Measurement.IDLE_BELOW_W) {
                active++;
                powerNow += power;
                relief += Math.max(0, power - leaves(charger, levelPercent, direction));
            }
        }
        return new Estimate(chargers.size(), connected, active, connected - active, protectedCount, powerNow, relief);
    }

    private static List<UUID> ids(List<AreaCharger> chargers) {
        return chargers.stream().map(AreaCharger::chargepointId).toList();
    }

    private static void eachSlice(List<UUID> ids, Consumer<List<UUID>> use) {
        for (int from = 0; from < ids.size(); from += MOST_IDS_PER_EVENT) {
            use.accept(ids.subList(from, Math.min(ids.size(), from + MOST_IDS_PER_EVENT)));
        }
    }
}
