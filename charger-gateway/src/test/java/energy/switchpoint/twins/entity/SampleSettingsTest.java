package energy.switchpoint.twins.entity;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.commands.entity.CommandOutcome.Effect;
import energy.switchpoint.commands.entity.CommandOutcome.SettingResult;
import energy.switchpoint.commands.entity.CommandOutcome.SettingValue;
import energy.switchpoint.commands.entity.CommandOutcome.SettingsRead;
import energy.switchpoint.commands.entity.CommandOutcome.SettingsWritten;
import energy.switchpoint.commands.entity.SettingsCommand.Setting;
import energy.switchpoint.twins.entity.SampleSettings.Kept;
import energy.switchpoint.twins.entity.SampleSettings.Wanted;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written to have a charger tell its meter each second, and what is made of its answers (R022). */
class SampleSettingsTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final String BOTH = "Energy.Active.Import.Register,Power.Active.Import";
    static final Wanted EACH_SECOND = new Wanted(1, 900);

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void onlyWhatDiffersIsWritten(String version) {
        var names = SampleSettings.of(version);

        assertThat(names.changes(read(names, "15", BOTH, "0"), EACH_SECOND))
                .containsExactly(new Setting(names.interval(), "1"), new Setting(names.aligned(), "900"));
        assertThat(names.changes(read(names, "1", BOTH, "1800"), EACH_SECOND)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void whatItSamplesAlreadyStaysInTheList(String version) {
        var names = SampleSettings.of(version);

        assertThat(names.changes(read(names, "1", "SoC, Power.Active.Import", "900"), EACH_SECOND))
                .containsExactly(
                        new Setting(names.measurands(), "SoC,Power.Active.Import,Energy.Active.Import.Register"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void itsSettingReadAgainCountsAndNotItsWord(String version) {
        var names = SampleSettings.of(version);
        var before = read(names, "15", BOTH, "900");

        assertThat(names.kept(before, said(names, Effect.APPLIED), read(names, "1", BOTH, "900"), EACH_SECOND))
                .isEqualTo(new Kept(1, null));
        assertThat(names.kept(before, said(names, Effect.APPLIED), read(names, "10", BOTH, "900"), EACH_SECOND))
                .isEqualTo(new Kept(10, "took 1 s and keeps 10 s"));
        assertThat(names.kept(before, said(names, Effect.REFUSED), before, EACH_SECOND))
                .isEqualTo(new Kept(15, "refused 1 s: its word"));
        assertThat(names.kept(before, said(names, Effect.AFTER_RESTART), read(names, "1", BOTH, "900"), EACH_SECOND))
                .isEqualTo(new Kept(15, "counts after its restart", true));
        assertThat(names.kept(before, said(names, Effect.APPLIED), read(names, "1", "SoC", "900"), EACH_SECOND))
                .isEqualTo(new Kept(1, "does not sample " + BOTH.replace(",", ", ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void aChargerWithoutTheSettingIsToldNothing(String version) {
        var names = SampleSettings.of(version);
        var nothing = new SettingsRead(NOON, List.of(), names.names());

        assertThat(names.changes(nothing, EACH_SECOND)).isEmpty();
        assertThat(names.kept(nothing, null, nothing, EACH_SECOND))
                .isEqualTo(new Kept(null, "it does not tell its sample interval"));
    }

    private static SettingsRead read(SampleSettings names, String interval, String measurands, String aligned) {
        return new SettingsRead(
                NOON,
                List.of(
                        new SettingValue(names.interval(), interval, false, null),
                        new SettingValue(names.measurands(), measurands, false, null),
                        new SettingValue(names.aligned(), aligned, false, null)),
                List.of());
    }

    private static SettingsWritten said(SampleSettings names, Effect effect) {
        return new SettingsWritten(NOON, List.of(new SettingResult(names.interval(), effect, "its word")));
    }
}
