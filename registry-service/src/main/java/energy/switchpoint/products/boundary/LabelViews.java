package energy.switchpoint.products.boundary;

import energy.switchpoint.labels.entity.Capability;
import energy.switchpoint.labels.entity.Criterion;
import energy.switchpoint.labels.entity.Form;
import energy.switchpoint.labels.entity.Label;
import energy.switchpoint.labels.entity.Level;
import energy.switchpoint.labels.entity.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A label as it is sent. */
public final class LabelViews {

    private LabelViews() {}

    public record FormLevels(Level operator, Level demandResponse, Level vehicle) {
        static FormLevels of(Label label) {
            return new FormLevels(
                    label.level(Form.OPERATOR), label.level(Form.DEMAND_RESPONSE), label.level(Form.VEHICLE));
        }
    }

    public record Summary(Level lowest, FormLevels forms) {
        static Summary of(Label label) {
            return new Summary(label.lowest(), FormLevels.of(label));
        }
    }

    public record CriterionView(
            String id,
            String text,
            Level forLevel,
            boolean met,
            String fact,
            @Nullable Source source) {
        static CriterionView of(Criterion.Result result) {
            var criterion = result.criterion();
            return new CriterionView(
                    criterion.id(),
                    criterion.text(),
                    criterion.level(),
                    result.met(),
                    criterion.fact(),
                    result.source());
        }
    }

    public record FormView(
            Form form, Level level, String meaning, List<Capability> derivedFrom, List<CriterionView> criteria) {
        static FormView of(Label.FormLevel form) {
            return new FormView(
                    form.form(),
                    form.level(),
                    form.meaning(),
                    List.copyOf(form.derivedFrom()),
                    form.criteria().stream().map(CriterionView::of).toList());
        }
    }

    public record CapabilityView(Capability capability, Level level, String meaning, List<CriterionView> criteria) {
        static CapabilityView of(Label.CapabilityLevel capability) {
            return new CapabilityView(
                    capability.capability(),
                    capability.level(),
                    capability.meaning(),
                    capability.criteria().stream().map(CriterionView::of).toList());
        }
    }
}
