package energy.switchpoint.twins.boundary;

import energy.switchpoint.levels.entity.Lost;
import energy.switchpoint.products.entity.Exports;
import energy.switchpoint.products.entity.FirmwareLabel;
import energy.switchpoint.twins.boundary.TwinView.IssuerView;
import energy.switchpoint.twins.control.LossPrediction;
import energy.switchpoint.twins.entity.LossPolicy;
import energy.switchpoint.twins.entity.Managed;
import energy.switchpoint.twins.entity.WhoControls;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How managed mode stands with a charger: why its level is what it is, what is known of its following it, and by which means it
 * is driven.
 *
 * @param sentence for the household: who, what, why, until when
 * @param energyNeed what the household's car needs by when; told to the household only
 */
public record ManagedView(
        String sentence,
        List<LostView> lost,
        StagesView stages,
        String drivenBy,
        @Nullable String drivenBecause,
        String holding,
        ObedienceView obedience,
        ClockView clock,
        MeterView meter,
        @Nullable SilentView silent,
        @Nullable ComparisonView comparison,
        LossPolicyView lossPolicy,
        ExportView export,
        InControlView inControl,
        @Nullable LabelView label,
        EnergyNeedResource.@Nullable NeedView energyNeed) {

    /** What the label says of the firmware it runs; null where the register does not know it. */
    public record LabelView(String firmware, String lowest, String smartCharging) {
        static LabelView of(FirmwareLabel l) {
            return new LabelView(
                    l.version(), l.lowest().name(), l.smartCharging().name());
        }
    }

    /** Who is in control (R067–R070). {@code householdDecides}: what else only an operator sets is the household's. */
    public record InControlView(
            String state,
            @Nullable String cause,
            Instant since,
            @Nullable Instant lostSince,
            boolean householdDecides) {
        static InControlView of(WhoControls.InControl c) {
            return new InControlView(c.state(), c.cause(), c.since(), c.lostSince(), c.householdDecides());
        }
    }

    /**
     * Whether levels below zero mean anything to it.
     *
     * @param ratingW what its product can give back
     * @param whyNot null where it can
     */
    public record ExportView(
            int ratingW, boolean possible, @Nullable String whyNot) {
        static ExportView of(Exports e) {
            return new ExportView(e.productW(), e.possible(), e.whyNot());
        }
    }

    public record LostView(
            String kind,
            IssuerView issuer,
            int levelPercent,
            @Nullable Instant until,
            String why) {
        static LostView of(Lost l) {
            return new LostView(l.kind().name(), IssuerView.of(l.issuer()), l.levelPercent(), l.until(), l.why());
        }
    }

    /** @param appliedHow COMPOSITE_SCHEDULE, VARIABLE or METER */
    public record StagesView(
            @Nullable Integer legalPercent,
            @Nullable Instant requestedAt,
            @Nullable Instant acceptedAt,
            @Nullable Instant appliedAt,
            @Nullable String appliedHow) {
        static StagesView of(Managed m) {
            return new StagesView(
                    m.requested().percent(),
                    m.requested().at(),
                    m.accepted().at(),
                    m.applied().at(),
                    m.applied().how() == null ? null : m.applied().how().name());
        }
    }

    public record ObedienceView(
            @Nullable Instant disobeysSince,
            int times,
            @Nullable String detail) {
        static ObedienceView of(Managed.Obedience o) {
            return new ObedienceView(o.disobeysSince(), o.times(), o.detail());
        }
    }

    /** @param offsetMs charger minus gateway */
    public record ClockView(
            @Nullable Long offsetMs,
            long toleranceMs,
            @Nullable Instant wrongSince) {}

    /**
     * How often it tells its meter while charging (R022), in seconds.
     *
     * @param wantedS null = it was not asked yet, or no rule says it
     * @param keptS by its own setting; null = it does not say
     * @param why it is not as wanted; null when it is
     */
    public record MeterView(
            @Nullable Integer wantedS,
            @Nullable Integer keptS,
            @Nullable String why) {
        static MeterView of(Managed.Sampling s) {
            return new MeterView(s.wantedS(), s.keptS(), s.why());
        }
    }

    public record SilentView(
            Instant since,
            int levelPercent,
            long limitW,
            String why,
            @Nullable Instant until) {
        static SilentView of(LossPrediction p) {
            return new SilentView(p.silentSince(), p.levelPercent(), p.limitW(), p.why(), p.until());
        }
    }

    public record ComparisonView(
            Instant at,
            @Nullable Instant silentSince,
            int predictedPercent,
            @Nullable Integer reportedPercent) {
        static @Nullable ComparisonView of(Managed.@Nullable Comparison c) {
            return c == null
                    ? null
                    : new ComparisonView(c.at(), c.silentSince(), c.predictedPercent(), c.reportedPercent());
        }
    }

    /**
     * @param byDevice the charger goes over to it by itself; false = it keeps its programme whatever the policy says
     * @param setAside why it does not count for now; null when it does
     */
    public record LossPolicyView(
            String policy,
            long afterS,
            boolean byDevice,
            @Nullable String setAside) {
        static LossPolicyView of(LossPolicy p, boolean byDevice, boolean setAside) {
            return new LossPolicyView(
                    p.kind().name(),
                    p.after().toSeconds(),
                    p.kind() == LossPolicy.Kind.KEEP || byDevice,
                    setAside
                            ? "it would not give the household's car what it needs in time, so the charger keeps its programme"
                            : null);
        }
    }
}
