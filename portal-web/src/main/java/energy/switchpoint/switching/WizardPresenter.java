package energy.switchpoint.switching;

import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.RegistryClient;
import energy.switchpoint.clients.RegistryClient.Chargepoint;
import energy.switchpoint.clients.RegistryClient.Label;
import energy.switchpoint.clients.RegistryClient.Operator;
import energy.switchpoint.clients.SwitchingClient;
import energy.switchpoint.clients.SwitchingClient.Preview;
import energy.switchpoint.clients.SwitchingClient.Switch;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** What the switch wizard asks the services. Everything here is slow: call it in the background. */
@Dependent
public class WizardPresenter {

    /** What step one lays side by side. */
    public record Offers(Chargepoint charger, Optional<Label> label, List<Operator> operators) {

        /** Those one can go to from here; the present operator is not among them. */
        public List<Operator> others() {
            var now = charger.operator();
            return operators.stream()
                    .filter(operator -> now == null || !operator.id().equals(now.id()))
                    .toList();
        }
    }

    private final RegistryClient registry;
    private final SwitchingClient switching;

    @Inject
    public WizardPresenter(RegistryClient registry, SwitchingClient switching) {
        this.registry = registry;
        this.switching = switching;
    }

    public Answer<List<Chargepoint>> chargers() {
        return registry.owned();
    }

    public Answer<Offers> offers(String chargepointId) {
        return registry.chargepoint(chargepointId)
                .then(charger -> registry.operators(charger.product().id())
                        .map(operators -> new Offers(charger, label(charger), operators)));
    }

    private Optional<Label> label(Chargepoint charger) {
        return registry.label(charger.product().id(), charger.firmware().id())
                .map(Optional::of)
                .orElse(Optional.empty());
    }

    public Answer<Preview> preview(Draft draft) {
        return switching.preview(draft.chargepointId(), String.valueOf(draft.gaining()));
    }

    public Answer<Switch> confirm(Draft draft, Preview preview) {
        var purposes = preview.consentDifference() == null
                ? List.<SwitchingClient.PurposeDifference>of()
                : preview.consentDifference();
        return switching.request(draft.key(), draft.wish(purposes));
    }
}
