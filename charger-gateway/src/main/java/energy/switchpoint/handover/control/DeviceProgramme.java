package energy.switchpoint.handover.control;

import energy.switchpoint.calendars.entity.ProgrammeFingerprint;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.devices.control.SiteTimes;
import energy.switchpoint.handover.entity.ProgrammeReading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;

/** The programme as the device itself tells it, read now. */
@ApplicationScoped
public class DeviceProgramme {

    @Inject
    ChargerCommands commands;

    @Inject
    SiteTimes siteTimes;

    public DeviceProgramme() {}

    /** For use outside the container. */
    public DeviceProgramme(ChargerCommands commands, SiteTimes siteTimes) {
        this.commands = commands;
        this.siteTimes = siteTimes;
    }

    /** What came of asking. */
    public sealed interface Answer {
        record Read(ProgrammeReading reading) implements Answer {}

        record NotRead(String why) implements Answer {}
    }

    /** The whole week, so that it can be compared with another reading of it. Waits for the device. */
    public Answer week(UUID chargepointId) {
        return ahead(chargepointId, ProgrammeFingerprint.WEEK);
    }

    public Answer ahead(UUID chargepointId, Duration ahead) {
        var outcome = commands.send(chargepointId, new ChargerCommand.ReadCompositeSchedule(ahead))
                .toCompletableFuture()
                .join();
        return switch (outcome) {
            case CommandOutcome.CompositeSchedule c
            when !c.periods().isEmpty() ->
                new Answer.Read(new ProgrammeReading(
                        c.at(),
                        c.start(),
                        c.periods(),
                        ProgrammeFingerprint.of(siteTimes.of(chargepointId), c.start(), c.periods())));
            case CommandOutcome.Refused refused ->
                new Answer.NotRead("The charger does not say which limits it follows: " + refused.reason());
            case CommandOutcome.TimedOut _ -> new Answer.NotRead("The charger did not answer in time.");
            case CommandOutcome.NotConnected _ -> new Answer.NotRead("The charger is not connected.");
            case CommandOutcome.Accepted _, CommandOutcome.Told _ ->
                new Answer.NotRead("The charger follows no limits.");
        };
    }
}
