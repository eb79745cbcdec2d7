package energy.switchpoint.handover.control;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.handover.entity.Check;
import energy.switchpoint.handover.entity.ProgrammeReading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Shows that a charger still obeys: half the programme's level for one minute, read back, taken away. Put where the
 * programme allows power, which may be later today, and never above it: nobody's car charges more or at another time.
 */
@ApplicationScoped
public class LevelTest {

    private static final String CHECK = "LEVEL_CHANGE";
    private static final Duration LENGTH = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    ChargerCommands commands;

    @Inject
    DeviceProgramme programme;

    @Inject
    Clock clock;

    public Check tryOn(UUID chargepointId, ProgrammeReading now) {
        return firstWithPower(now, clock.instant().plus(SOON))
                .map(at -> tryOn(chargepointId, now, at))
                .orElseGet(() -> Check.passed(CHECK, "The programme is 0 all week: there is no lower level to try."));
    }

    private Check tryOn(UUID chargepointId, ProgrammeReading now, Instant at) {
        long testW = now.limitAt(at) / 2;
        var test = new LoadSchedule(at, false, LENGTH, List.of(new Period(0, testW)));
        try {
            var set = send(chargepointId, new ChargerCommand.SetSchedule(Slot.SETPOINT, test));
            if (!(set instanceof CommandOutcome.Accepted)) {
                return Check.failed(CHECK, "The charger did not take a test level: " + word(set));
            }
            return readBack(chargepointId, at, testW, now.limitAt(at));
        } finally {
            send(chargepointId, new ChargerCommand.ClearSchedule(Slot.SETPOINT));
        }
    }

    private Check readBack(UUID chargepointId, Instant at, long testW, long programmeW) {
        return switch (programme.week(chargepointId)) {
            case DeviceProgramme.Answer.Read(var reading) -> {
                long followed = reading.limitAt(at.plus(LENGTH.dividedBy(2)));
                yield followed <= testW + tolerance(programmeW)
                        ? Check.passed(CHECK, "A test level of %d W was obeyed and taken away.".formatted(testW))
                        : Check.failed(CHECK, "Asked for %d W, it would follow %d W.".formatted(testW, followed));
            }
            case DeviceProgramme.Answer.NotRead(var why) -> Check.failed(CHECK, why);
        };
    }

    /** A charger that counts in whole amperes rounds by up to one of them. */
    private static long tolerance(long programmeW) {
        return programmeW / 20;
    }

    private static Optional<Instant> firstWithPower(ProgrammeReading reading, Instant earliest) {
        if (reading.limitAt(earliest) > 0 && reading.limitAt(earliest.plus(LENGTH)) > 0) {
            return Optional.of(earliest);
        }
        return reading.periods().stream()
                .filter(p -> p.limitW() > 0)
                .map(p -> reading.startsAt().plusSeconds(p.offsetS()))
                .filter(at -> at.isAfter(earliest))
                .findFirst();
    }

    private CommandOutcome send(UUID chargepointId, ChargerCommand command) {
        return commands.send(chargepointId, command).toCompletableFuture().join();
    }

    private static String word(CommandOutcome outcome) {
        return outcome instanceof CommandOutcome.Refused refused
                ? refused.reason()
                : outcome.getClass().getSimpleName();
    }
}
