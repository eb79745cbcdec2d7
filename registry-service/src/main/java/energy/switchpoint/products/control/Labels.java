package energy.switchpoint.products.control;

import energy.switchpoint.labels.control.CriteriaInForce;
import energy.switchpoint.labels.control.FactValues;
import energy.switchpoint.labels.entity.FactKind;
import energy.switchpoint.labels.entity.FactValue;
import energy.switchpoint.labels.entity.Facts;
import energy.switchpoint.labels.entity.Label;
import energy.switchpoint.labels.entity.Source;
import energy.switchpoint.products.entity.Firmware;
import energy.switchpoint.products.entity.FirmwareFact;
import energy.switchpoint.products.entity.Product;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Computes labels from what is stated, each time anew: nothing about a label is stored. */
@ApplicationScoped
public class Labels {

    @Inject
    CriteriaInForce criteria;

    @Inject
    FirmwareFacts facts;

    @Inject
    Clock clock;

    public Label of(Product product, Firmware firmware) {
        return label(product, facts.of(List.of(firmware.id())));
    }

    /** The labels of many firmware versions, by firmware id. */
    public Map<UUID, Label> of(Map<UUID, Product> products, Collection<Firmware> firmware) {
        var stated = facts.of(firmware.stream().map(Firmware::id).toList()).stream()
                .collect(Collectors.groupingBy(FirmwareFact::firmwareId));
        var labels = new HashMap<UUID, Label>();
        for (var one : firmware) {
            var product = products.get(one.productId());
            if (product != null) {
                labels.put(one.id(), label(product, stated.getOrDefault(one.id(), List.of())));
            }
        }
        return labels;
    }

    private Label label(Product product, List<FirmwareFact> stated) {
        var all = new Facts(values(stated, Source.DECLARED), values(stated, Source.CERTIFIED))
                .alsoDeclared(product.declared());
        return Label.of(criteria.criteria(), all, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private Map<String, FactValue> values(List<FirmwareFact> stated, Source source) {
        Map<String, FactKind> kinds = criteria.criteria().facts();
        var values = new HashMap<String, FactValue>();
        for (var fact : stated) {
            var kind = kinds.get(fact.fact());
            if (fact.source() == source && kind != null) {
                FactValues.read(FactValues.parse(fact.value()), kind)
                        .ifPresent(value -> values.put(fact.fact(), value));
            }
        }
        return values;
    }
}
