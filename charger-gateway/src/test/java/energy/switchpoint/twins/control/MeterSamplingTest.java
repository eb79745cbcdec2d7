package energy.switchpoint.twins.control;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.CommandOutcome.Effect;
import energy.switchpoint.commands.entity.CommandOutcome.SettingResult;
import energy.switchpoint.commands.entity.CommandOutcome.SettingValue;
import energy.switchpoint.commands.entity.SettingsCommand.ReadSettings;
import energy.switchpoint.commands.entity.SettingsCommand.WriteSettings;
import energy.switchpoint.testing.ManagedModeWorld;
import energy.switchpoint.twins.entity.Managed.Sampling;
import energy.switchpoint.twins.entity.SampleSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A charger is brought to tell its meter each second while charging, where it can (R022). */
class MeterSamplingTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final SampleSettings NAMES = SampleSettings.of("1.6");

    final ManagedModeWorld world = new ManagedModeWorld(NOON, ManagedModeWorld.meterEachSecond());
    UUID charger;

    /** The charger's own settings. */
    final Map<String, String> settings = new HashMap<>(Map.of(
            NAMES.interval().path(), "60",
            NAMES.measurands().path(), "Energy.Active.Import.Register",
            NAMES.aligned().path(), "0"));

    Effect itsWord = Effect.APPLIED;
    long fewestSeconds = 1;
    boolean answers = true;

    @BeforeEach
    void aChargerThatTellsItsMeterEachMinute() {
        charger = world.charger("f1");
        world.chargers.charger(charger).script = this::answer;
    }

    @Test
    void itIsToldOnceAndItsSettingReadAgain() {
        comes("1.0");

        assertThat(settings)
                .containsEntry(NAMES.interval().path(), "1")
                .containsEntry(NAMES.measurands().path(), "Energy.Active.Import.Register,Power.Active.Import")
                .containsEntry(NAMES.aligned().path(), "900");
        assertThat(sampling().wantedS()).isEqualTo(1);
        assertThat(sampling().keptS()).isEqualTo(1);
        assertThat(sampling().why()).isNull();

        comes("1.0");

        assertThat(writes()).as("it has been told").isEqualTo(1);
    }

    @Test
    void anotherFirmwareIsToldAgain() {
        comes("1.0");
        settings.put(NAMES.interval().path(), "60");

        comes("1.1");

        assertThat(settings).containsEntry(NAMES.interval().path(), "1");
    }

    @Test
    void whatItReallyKeepsIsRememberedWhateverItSaid() {
        fewestSeconds = 10;

        comes("1.0");
        comes("1.0");

        assertThat(sampling().keptS()).isEqualTo(10);
        assertThat(sampling().why()).isEqualTo("took 1 s and keeps 10 s");
        assertThat(writes()).as("it is not told again and again").isEqualTo(1);
    }

    @Test
    void aChargerThatRefusesIsLeftInPeace() {
        itsWord = Effect.REFUSED;

        comes("1.0");
        comes("1.0");

        assertThat(sampling().keptS()).isEqualTo(60);
        assertThat(sampling().why()).startsWith("refused 1 s");
        assertThat(writes()).isEqualTo(1);
    }

    @Test
    void aSettingThatCountsAfterARestartIsLookedAtAfterIt() {
        itsWord = Effect.AFTER_RESTART;
        comes("1.0");
        assertThat(sampling().keptS()).isEqualTo(60);
        assertThat(sampling().why()).isEqualTo("counts after its restart");

        itsWord = Effect.APPLIED;
        comes("1.0");

        assertThat(sampling().keptS()).isEqualTo(1);
        assertThat(sampling().why()).isNull();
        assertThat(writes()).as("it had been told").isEqualTo(1);
    }

    @Test
    void whoDoesNotAnswerIsAskedAgainLater() {
        answers = false;
        comes("1.0");
        assertThat(sampling().keptS()).isNull();
        assertThat(sampling().why()).contains("no answer");

        answers = true;
        world.clock.step(Duration.ofMinutes(1));
        comes("1.0");

        assertThat(sampling().keptS()).isEqualTo(1);
    }

    private void comes(String firmware) {
        world.hear(
                new ChargerEvent.Connected(charger, world.clock.instant(), "1.6", UUID.randomUUID(), "127.0.0.1"),
                new ChargerEvent.Booted(charger, world.clock.instant(), "V", "M", "SN", firmware));
        for (int i = 0; i < 10; i++) {
            world.reconcileDue();
            world.clock.step(Duration.ofSeconds(1));
        }
    }

    private @Nullable CommandOutcome answer(ChargerCommand command) {
        var now = world.clock.instant();
        return switch (command) {
            case ReadSettings(var names)
            when answers ->
                new CommandOutcome.SettingsRead(
                        now,
                        names.stream()
                                .filter(n -> settings.containsKey(n.path()))
                                .map(n -> new SettingValue(n, settings.get(n.path()), false, null))
                                .toList(),
                        List.of());
            case ReadSettings _ -> new CommandOutcome.TimedOut(now);
            case WriteSettings(var wanted) ->
                new CommandOutcome.SettingsWritten(
                        now,
                        wanted.stream()
                                .map(one -> {
                                    if (itsWord != Effect.REFUSED) {
                                        var seconds = one.name().equals(NAMES.interval());
                                        settings.put(
                                                one.name().path(),
                                                seconds
                                                        ? "" + Math.max(fewestSeconds, Long.parseLong(one.value()))
                                                        : one.value());
                                    }
                                    return new SettingResult(one.name(), itsWord, itsWord.name());
                                })
                                .toList());
            default -> null;
        };
    }

    private Sampling sampling() {
        return world.twins.facts(charger).managed().sampling();
    }

    private long writes() {
        return world.chargers.sentTo(charger).stream()
                .filter(WriteSettings.class::isInstance)
                .count();
    }
}
