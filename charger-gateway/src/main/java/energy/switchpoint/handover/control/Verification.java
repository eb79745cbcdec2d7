package energy.switchpoint.handover.control;

import energy.switchpoint.calendars.entity.ProgrammeFingerprint;
import energy.switchpoint.commands.entity.LiveCharger;
import energy.switchpoint.commands.entity.LiveChargers;
import energy.switchpoint.handover.entity.Check;
import energy.switchpoint.handover.entity.Handover;
import energy.switchpoint.handover.entity.Order;
import energy.switchpoint.handover.entity.Phase;
import energy.switchpoint.handover.entity.ProgrammeReading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks whether the charger came through the change of its password whole, before anything becomes final. */
@ApplicationScoped
public class Verification {

    /** After a restart of ours a charger takes a while to come again; that alone is no reason to roll back. */
    private static final Duration COMES_AGAIN = Duration.ofSeconds(15);

    @Inject
    Handovers handovers;

    @Inject
    HandoverSteps steps;

    @Inject
    LiveChargers chargers;

    @Inject
    DeviceProgramme programme;

    @Inject
    Freshly freshly;

    @Inject
    LevelTest levelTest;

    /** Waits for the charger's answers. Repeatable: a verified handover stays so, a failed one is looked at anew. */
    public Order verify(UUID chargepointId, UUID switchId) {
        var found = handovers.of(chargepointId, switchId);
        if (found.isEmpty()) {
            return new Order.UnknownHandover();
        }
        return found.get().phase() == Phase.RETURNED ? look(found.get()) : new Order.Done(found.get());
    }

    private Order look(Handover h) {
        Waiting.upTo(COMES_AGAIN, () -> connectionOf(h));
        var checks = new ArrayList<Check>();
        checks.add(identity(h));
        var told = freshly.ask(h.chargepointId());
        checks.add(told.clock());
        var answer = programme.week(h.chargepointId());
        var after = answer instanceof DeviceProgramme.Answer.Read(var reading) ? reading : null;
        checks.add(calendar(h.scheduleBefore(), after, answer));
        checks.add(compositeSchedule(h.scheduleBefore(), after));
        checks.add(told.energyWh()
                .map(wh -> Check.passed("METER", "The meter shows %d Wh.".formatted(wh)))
                .orElseGet(() -> Check.failed("METER", "The charger sent no meter value.")));
        checks.add(
                after == null
                        ? Check.failed("LEVEL_CHANGE", "Not tried: the charger does not say which limits it follows.")
                        : levelTest.tryOn(h.chargepointId(), after));
        return steps.checked(h, checks, told.energyWh().orElse(null), after);
    }

    private Check identity(Handover h) {
        return connectionOf(h).isPresent()
                ? Check.passed("IDENTITY", "It proved itself with the new password.")
                : Check.failed("IDENTITY", "It is not connected with the new password.");
    }

    private Optional<LiveCharger> connectionOf(Handover h) {
        return chargers.look(h.chargepointId()).filter(c -> c.credentialId().equals(h.credentialId()));
    }

    private static Check calendar(
            @Nullable ProgrammeReading before, @Nullable ProgrammeReading after, DeviceProgramme.Answer answer) {
        if (after == null) {
            return Check.failed(
                    "CALENDAR", answer instanceof DeviceProgramme.Answer.NotRead(var why) ? why : "Not readable.");
        }
        if (before == null) {
            return Check.failed("CALENDAR", "It could not be read before the change, so nothing can be compared.");
        }
        // Week against week; while another calendar is about to begin no week is like the next, and the instants
        // themselves count.
        boolean same = before.fingerprint().equals(after.fingerprint())
                || same(before, after, before.startsAt().plus(ProgrammeFingerprint.WEEK));
        return same
                ? Check.passed("CALENDAR", "The weekly programme is still on the charger, unchanged.")
                : Check.failed("CALENDAR", "The weekly programme on the charger is not the one from before.");
    }

    /** Limit by limit over the coming day, at every instant where either of them changes. */
    private static Check compositeSchedule(@Nullable ProgrammeReading before, @Nullable ProgrammeReading after) {
        if (before == null || after == null) {
            return Check.failed("COMPOSITE_SCHEDULE", "There are no two readings to compare.");
        }
        boolean same = same(before, after, after.startsAt().plus(Duration.ofDays(1)));
        return same
                ? Check.passed("COMPOSITE_SCHEDULE", "It will follow the same limits as before, minute for minute.")
                : Check.failed("COMPOSITE_SCHEDULE", "It would follow other limits than before.");
    }

    /** Limit by limit at every instant where either changes, from the second reading on. */
    private static boolean same(ProgrammeReading before, ProgrammeReading after, Instant until) {
        return instants(before, after)
                .filter(at -> !at.isBefore(after.startsAt()) && at.isBefore(until))
                .allMatch(at -> before.limitAt(at) == after.limitAt(at));
    }

    private static java.util.stream.Stream<Instant> instants(ProgrammeReading before, ProgrammeReading after) {
        return java.util.stream.Stream.concat(
                before.periods().stream().map(p -> before.startsAt().plusSeconds(p.offsetS())),
                after.periods().stream().map(p -> after.startsAt().plusSeconds(p.offsetS())));
    }
}
