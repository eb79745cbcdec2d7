package energy.switchpoint.twins.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What managed mode has asked of a device, what the device said to it, and what it was seen to do. */
public record Managed(
        Holding holding,
        DrivenBy drivenBy,
        @Nullable String drivenBecause,
        Stage requested,
        Stage accepted,
        Applied applied,
        Obedience obedience,
        @Nullable Instant clockWrongSince,
        @Nullable Instant silentSince,
        @Nullable Comparison comparison,
        Drive drive,
        Sampling sampling) {

    /** Nothing asked yet. */
    public static final Managed NEW = new Managed(
            Holding.LAYERS,
            DrivenBy.SMART_CHARGING,
            null,
            Stage.NONE,
            Stage.NONE,
            new Applied(null, null, null),
            new Obedience(null, 0, null),
            null,
            null,
            null,
            new Drive(null, 0),
            new Sampling(null, null, null, null, 0, null));

    /** @param percent null = not yet */
    public record Stage(@Nullable Integer percent, @Nullable Instant at) {
        static final Stage NONE = new Stage(null, null);

        public static Stage of(@Nullable Integer percent, @Nullable Instant at) {
            return new Stage(percent, at);
        }
    }

    /** How it is known what a device follows. */
    public enum How {
        /** It told the limits it will follow. */
        COMPOSITE_SCHEDULE,
        /** A setting of its was read. */
        VARIABLE,
        /** It draws no more than it may, while charging. */
        METER
    }

    public record Applied(
            @Nullable Integer percent,
            @Nullable Instant at,
            @Nullable How how) {}

    /**
     * @param disobeysSince it accepted, yet does not follow; null = all is well
     * @param times how often it was found out so far
     * @param detail what was seen last
     */
    public record Obedience(
            @Nullable Instant disobeysSince,
            int times,
            @Nullable String detail) {}

    /**
     * What was predicted of a silent device against what it told when it came back.
     *
     * @param reportedPercent null = it did not tell
     */
    public record Comparison(
            Instant at,
            @Nullable Instant silentSince,
            int predictedPercent,
            @Nullable Integer reportedPercent) {}

    /**
     * @param abilitiesOf the firmware whose abilities were read; null = not yet
     * @param failures in a row, of driving it without Smart Charging
     */
    public record Drive(@Nullable String abilitiesOf, int failures) {}

    /**
     * How often it tells its meter while charging (R022).
     *
     * @param askedOf the firmware that was told, with what was wanted of it; null = not yet
     * @param keptS what its own setting says; null = it does not say
     * @param why it is not as wanted; null when it is
     * @param failures in a row, of asking it
     * @param nextTryAt not asked again before; null = at any time
     */
    public record Sampling(
            @Nullable String askedOf,
            @Nullable Integer wantedS,
            @Nullable Integer keptS,
            @Nullable String why,
            int failures,
            @Nullable Instant nextTryAt) {}
}
