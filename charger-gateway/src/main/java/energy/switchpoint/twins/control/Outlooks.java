package energy.switchpoint.twins.control;

import energy.switchpoint.levels.entity.LevelDecision;
import energy.switchpoint.levels.entity.Rating;
import energy.switchpoint.levels.entity.Wishes;
import energy.switchpoint.needs.control.EnergyNeeds;
import energy.switchpoint.needs.entity.EnergyNeed;
import energy.switchpoint.needs.entity.Outlook;
import energy.switchpoint.needs.entity.Outlook.Stretch;
import energy.switchpoint.twins.entity.DrivenBy;
import energy.switchpoint.twins.entity.HeldProgrammes;
import energy.switchpoint.twins.entity.TwinFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/** Whether what a household's car needs will be met, by all that is wished and by what its charger holds (R030). */
@ApplicationScoped
public class Outlooks {

    @Inject
    EnergyNeeds needs;

    @Inject
    Wishbook wishbook;

    @Inject
    SlotRows slots;

    @Inject
    TwinRows twins;

    @Inject
    Clock clock;

    public Outlooks() {}

    /** For use outside the container. */
    public Outlooks(EnergyNeeds needs, Wishbook wishbook, SlotRows slots, TwinRows twins, Clock clock) {
        this.needs = needs;
        this.wishbook = wishbook;
        this.slots = slots;
        this.twins = twins;
        this.clock = clock;
    }

    /** Empty when nothing is needed, and while no rule pack is known. */
    public Optional<Outlook> of(UUID chargepointId) {
        var now = clock.instant();
        return needs.of(chargepointId)
                .flatMap(need -> wishbook.of(chargepointId, now)
                        .map(entry -> Outlook.of(
                                need,
                                entry.wishes().rating().ratingW(),
                                byWishes(entry.wishes(), need),
                                ifSilent(chargepointId, entry.wishes(), need, now),
                                now)));
    }

    private static Function<Instant, Stretch> byWishes(Wishes wishes, EnergyNeed need) {
        return at -> {
            var decision = LevelDecision.at(at, wishes);
            return new Stretch(
                    decision.limitW(),
                    decision.next().map(LevelDecision.NextLevel::at).orElse(need.departure()));
        };
    }

    private Function<Instant, Stretch> ifSilent(UUID id, Wishes wishes, EnergyNeed need, Instant now) {
        var facts = twins.facts(id);
        var rating = wishes.rating();
        if (facts.managed().drivenBy() != DrivenBy.SMART_CHARGING) {
            // It stays as it was told last.
            var last = rating.watts(facts.acceptedPercent() == null ? 100 : facts.acceptedPercent());
            return _ -> new Stretch(last, need.departure());
        }
        var held = slots.held(List.of(id)).getOrDefault(id, new HeldProgrammes(Map.of()));
        return without(held, rating, need, silentSince(facts, now), now);
    }

    /** What a charger follows by what it holds, without contact since an instant. */
    private static Function<Instant, Stretch> without(
            HeldProgrammes held, Rating rating, EnergyNeed need, Instant since, Instant now) {
        var changes = new TreeSet<>(held.changes(now, need.departure()));
        held.bySlot().values().stream()
                .map(s -> s.byDevice().offlineS())
                .filter(Objects::nonNull)
                .map(since::plusSeconds)
                .forEach(changes::add);
        return at -> new Stretch(
                held.at(at, since, rating.ratingW()).limitW(),
                Optional.ofNullable(changes.higher(at)).orElse(need.departure()));
    }

    /**
     * Whether a charger that falls back when it loses contact would miss what the car needs, and would give it more by keeping
     * its programme: then it is better off without the fallback (R030).
     */
    static boolean isWorseOff(
            EnergyNeed need, Rating rating, HeldProgrammes fallingBack, HeldProgrammes keeping, Instant now) {
        var withFallback = Outlook.given(need, rating.ratingW(), without(fallingBack, rating, need, now, now), now);
        return withFallback < need.remainingWh()
                && Outlook.given(need, rating.ratingW(), without(keeping, rating, need, now, now), now) > withFallback;
    }

    private static Instant silentSince(TwinFacts facts, Instant now) {
        var since = facts.managed().silentSince();
        return since == null ? now : since;
    }
}
