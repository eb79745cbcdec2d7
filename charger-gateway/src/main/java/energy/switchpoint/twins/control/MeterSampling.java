package energy.switchpoint.twins.control;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.CommandOutcome.SettingsRead;
import energy.switchpoint.commands.entity.CommandOutcome.SettingsWritten;
import energy.switchpoint.commands.entity.SettingsCommand.ReadSettings;
import energy.switchpoint.commands.entity.SettingsCommand.WriteSettings;
import energy.switchpoint.twins.control.ReconcileSteps.Plan;
import energy.switchpoint.twins.entity.SampleSettings;
import energy.switchpoint.twins.entity.SampleSettings.Kept;
import energy.switchpoint.twins.entity.SampleSettings.Wanted;
import org.jspecify.annotations.Nullable;

/** Brings a charger to tell its meter as often as wanted (R022), and finds out how often it really does. */
final class MeterSampling {

    private static final int LONGEST_FIRMWARE = 60;

    private final ChargerCommands commands;

    MeterSampling(ChargerCommands commands) {
        this.commands = commands;
    }

    /** A firmware and what was wanted of it: told once, it is not told again. */
    static String key(@Nullable String firmware, Wanted wanted) {
        var name = firmware == null ? "" : firmware;
        return "%d/%s/%s"
                .formatted(
                        wanted.chargingS(),
                        wanted.alignedS() == null ? "-" : wanted.alignedS(),
                        name.length() > LONGEST_FIRMWARE ? name.substring(0, LONGEST_FIRMWARE) : name);
    }

    /** Null when it did not answer. Returns when it has. */
    @Nullable
    Kept tell(Plan plan, Wanted wanted) {
        var version = plan.facts().ocppVersion();
        var settings = SampleSettings.of(version == null ? "" : version);
        return switch (ask(plan, new ReadSettings(settings.names()))) {
            case SettingsRead before -> tell(plan, settings, before, wanted);
            case CommandOutcome.NotConnected _, CommandOutcome.TimedOut _ -> null;
            case CommandOutcome.Refused(var _, var reason) ->
                new Kept(null, "does not tell its settings: " + cut(reason));
            case CommandOutcome.Accepted _, CommandOutcome.Told _ -> new Kept(null, "does not tell its settings");
        };
    }

    private @Nullable Kept tell(Plan plan, SampleSettings settings, SettingsRead before, Wanted wanted) {
        var changes = settings.changes(before, wanted);
        if (changes.isEmpty()) {
            return settings.kept(before, null, before, wanted);
        }
        return ask(plan, new WriteSettings(changes)) instanceof SettingsWritten written
                        && ask(plan, new ReadSettings(settings.names())) instanceof SettingsRead after
                ? settings.kept(before, written, after, wanted)
                : null;
    }

    private static String cut(String text) {
        return text.length() > 80 ? text.substring(0, 80) : text;
    }

    private CommandOutcome ask(Plan plan, ChargerCommand command) {
        return commands.send(plan.chargepointId(), command)
                .toCompletableFuture()
                .join();
    }
}
