package energy.switchpoint.twins.entity;

import energy.switchpoint.commands.entity.CommandOutcome.Effect;
import energy.switchpoint.commands.entity.CommandOutcome.SettingResult;
import energy.switchpoint.commands.entity.CommandOutcome.SettingValue;
import energy.switchpoint.commands.entity.CommandOutcome.SettingsRead;
import energy.switchpoint.commands.entity.CommandOutcome.SettingsWritten;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.commands.entity.SettingsCommand.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A charger's settings of how often it tells its meter and what of it: OCPP 1.6 §9.1, OCPP 2.x "SampledDataCtrlr" and
 * "AlignedDataCtrlr".
 */
public record SampleSettings(SettingName interval, SettingName measurands, SettingName aligned) {

    private static final List<String> NEEDED = List.of("Energy.Active.Import.Register", "Power.Active.Import");

    /**
     * What is wanted of a charger.
     *
     * @param chargingS seconds between samples while charging
     * @param alignedS seconds between readings by the clock, where it has none set; null = left alone
     */
    public record Wanted(int chargingS, @Nullable Integer alignedS) {}

    /**
     * What a charger really does.
     *
     * @param chargingS seconds between samples; null = it does not say
     * @param why it is not as wanted; null when it is
     * @param afterRestart whether that may change when it starts anew
     */
    public record Kept(
            @Nullable Integer chargingS, @Nullable String why, boolean afterRestart) {
        public Kept(@Nullable Integer chargingS, @Nullable String why) {
            this(chargingS, why, false);
        }
    }

    public static SampleSettings of(String ocppVersion) {
        return ocppVersion.startsWith("1")
                ? new SampleSettings(
                        SettingName.of("MeterValueSampleInterval"),
                        SettingName.of("MeterValuesSampledData"),
                        SettingName.of("ClockAlignedDataInterval"))
                : new SampleSettings(
                        SettingName.of("SampledDataCtrlr", "TxUpdatedInterval"),
                        SettingName.of("SampledDataCtrlr", "TxUpdatedMeasurands"),
                        SettingName.of("AlignedDataCtrlr", "Interval"));
    }

    public List<SettingName> names() {
        return List.of(interval, measurands, aligned);
    }

    /** What has to be written for it to do as wanted; nothing is taken from what it samples already. */
    public List<Setting> changes(SettingsRead read, Wanted wanted) {
        var changes = new ArrayList<Setting>();
        if (seconds(read, interval).filter(s -> s != wanted.chargingS()).isPresent()) {
            changes.add(new Setting(interval, Integer.toString(wanted.chargingS())));
        }
        var sampled = value(read, measurands);
        if (sampled.isPresent() && !missing(sampled.get()).isEmpty()) {
            var all = new LinkedHashSet<>(words(sampled.get()));
            all.addAll(NEEDED);
            changes.add(new Setting(measurands, String.join(",", all)));
        }
        if (wanted.alignedS() != null
                && seconds(read, aligned).filter(s -> s == 0).isPresent()) {
            changes.add(new Setting(aligned, Integer.toString(wanted.alignedS())));
        }
        return changes;
    }

    /**
     * What it does, by its own settings: accepted is not applied.
     *
     * @param before as it was
     * @param written its word to what was written; null when nothing had to be
     * @param after read again
     */
    public Kept kept(SettingsRead before, @Nullable SettingsWritten written, SettingsRead after, Wanted wanted) {
        var now = seconds(after, interval);
        if (now.isEmpty()) {
            return new Kept(null, "it does not tell its sample interval");
        }
        var answer = written == null ? Optional.<SettingResult>empty() : answer(written, interval);
        if (answer.filter(r -> r.effect() == Effect.AFTER_RESTART).isPresent()) {
            return new Kept(seconds(before, interval).orElse(null), "counts after its restart", true);
        }
        if (now.get() != wanted.chargingS()) {
            return new Kept(
                    now.get(),
                    answer.filter(r -> r.effect() == Effect.REFUSED)
                            .map(r -> "refused %d s: %s".formatted(wanted.chargingS(), cut(r.word())))
                            .orElse("took %d s and keeps %d s".formatted(wanted.chargingS(), now.get())));
        }
        var missing = value(after, measurands).map(SampleSettings::missing).orElse(List.of());
        return new Kept(now.get(), missing.isEmpty() ? null : "does not sample " + String.join(", ", missing));
    }

    private static String cut(String word) {
        return word.length() > 80 ? word.substring(0, 80) : word;
    }

    private static Optional<SettingResult> answer(SettingsWritten written, SettingName name) {
        return written.results().stream()
                .filter(r -> r.name().path().equalsIgnoreCase(name.path()))
                .findFirst();
    }

    private static Optional<Integer> seconds(SettingsRead read, SettingName name) {
        return value(read, name).filter(v -> v.matches("\\d{1,9}")).map(Integer::valueOf);
    }

    private static Optional<String> value(SettingsRead read, SettingName name) {
        return read.values().stream()
                .filter(v -> v.name().path().equalsIgnoreCase(name.path()))
                .map(SettingValue::value)
                .filter(v -> v != null)
                .map(String::strip)
                .findFirst();
    }

    private static List<String> missing(String list) {
        var sampled = words(list);
        return NEEDED.stream()
                .filter(n -> sampled.stream().noneMatch(n::equalsIgnoreCase))
                .toList();
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(w -> !w.isEmpty())
                .collect(Collectors.toList());
    }
}
