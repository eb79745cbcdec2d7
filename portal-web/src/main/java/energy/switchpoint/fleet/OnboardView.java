package energy.switchpoint.fleet;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.Binder;
import com.vaadin.flow.data.binder.ValidationException;
import com.vaadin.flow.router.Route;
import energy.switchpoint.catalogue.Catalogue.Firmware;
import energy.switchpoint.catalogue.Catalogue.Product;
import energy.switchpoint.catalogue.Catalogue.ProductDetail;
import energy.switchpoint.clients.ServiceProblem;
import energy.switchpoint.fleet.Fleet.Onboarded;
import energy.switchpoint.network.Network.Area;
import energy.switchpoint.pieces.Facts;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.Panel;
import energy.switchpoint.pieces.Quantities;
import energy.switchpoint.pieces.Tell;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operator takes one chargepoint on, and gets what has to be typed into the device. */
@Route("fleet/onboard")
@RolesAllowed("cpo")
public class OnboardView extends Page implements OnboardPresenter.Display {

    private static final int LEAST_WATTS = 1000;

    private final OnboardPresenter presenter;
    private final TextField serial = new TextField(translate("fleet.serial"));
    private final TextField label = new TextField(translate("fleet.label"));
    private final ComboBox<Product> product = new ComboBox<>(translate("fleet.product"));
    private final Select<Firmware> firmware = new Select<>();
    private final Select<String> scenario = new Select<>();
    private final TextField addressLine = new TextField(translate("fleet.address"));
    private final TextField postcode = new TextField(translate("fleet.postcode"));
    private final ComboBox<Area> area = new ComboBox<>(translate("fleet.feeder"));
    private final IntegerField rating = new IntegerField(translate("fleet.rating-watts"));
    private final Select<Integer> phases = new Select<>();
    private final Binder<Draft> binder = new Binder<>();
    private final Div place = new Div();
    private final Button submit = new Button(translate("fleet.onboard"));

    @Inject
    public OnboardView(OnboardPresenter presenter) {
        super("fleet.onboard");
        this.presenter = presenter;
        product.setItemLabelGenerator(p -> p.brand() + " " + p.model());
        product.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                presenter.choose(this, event.getValue().id());
            }
        });
        firmware.setLabel(translate("fleet.firmware"));
        firmware.setItemLabelGenerator(f -> f == null ? "" : f.version());
        scenario.setLabel(translate("fleet.scenario"));
        scenario.setItems("OFF_STREET", "ON_STREET", "DESTINATION");
        scenario.setItemLabelGenerator(s -> FleetWords.word("fleet.scenario-", s));
        area.setItemLabelGenerator(Area::name);
        phases.setLabel(translate("fleet.phases"));
        phases.setItems(1, 3);
        bind();
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        submit.addClickListener(_ -> submit());
        actions(submit);
        var form = new Div(serial, label, product, firmware, rating, phases, scenario, area, addressLine, postcode);
        form.addClassName("form");
        place.addClassName("page-body");
        place.add(new Panel("fleet.device", form));
        content(place);
        presenter.open(this);
    }

    private void bind() {
        // A select marked as required gets an ARIA attribute its role does not allow; these three always hold a choice
        // anyway.
        var needed = translate("fleet.needed");
        binder.forField(serial).asRequired(needed).bind(d -> d.serial, (d, v) -> d.serial = v);
        binder.forField(label).bind(d -> d.label, (d, v) -> d.label = v);
        binder.forField(product).asRequired(needed).bind(d -> d.product, (d, v) -> d.product = v);
        binder.forField(firmware)
                .withValidator(chosen -> chosen != null, needed)
                .bind(d -> d.firmware, (d, v) -> d.firmware = v);
        binder.forField(scenario)
                .withValidator(chosen -> chosen != null, needed)
                .bind(d -> d.scenario, (d, v) -> d.scenario = v);
        binder.forField(addressLine).asRequired(needed).bind(d -> d.addressLine, (d, v) -> d.addressLine = v);
        binder.forField(postcode).asRequired(needed).bind(d -> d.postcode, (d, v) -> d.postcode = v);
        binder.forField(area).asRequired(needed).bind(d -> d.area, (d, v) -> d.area = v);
        binder.forField(rating)
                .asRequired(needed)
                .withValidator(watts -> watts >= LEAST_WATTS, translate("fleet.rating-least"))
                .bind(d -> d.ratingW, (d, v) -> d.ratingW = v);
        binder.forField(phases)
                .withValidator(chosen -> chosen != null, needed)
                .bind(d -> d.phases, (d, v) -> d.phases = v);
        binder.readBean(new Draft());
    }

    private void submit() {
        var draft = new Draft();
        try {
            binder.writeBean(draft);
            draft.wish().ifPresent(wish -> presenter.onboard(this, wish));
        } catch (ValidationException e) {
            e.getFieldValidationErrors().stream()
                    .map(status -> status.getField())
                    .filter(Focusable.class::isInstance)
                    .findFirst()
                    .ifPresent(field -> ((Focusable<?>) field).focus());
        }
    }

    @Override
    public void products(List<Product> products) {
        product.setItems(products);
    }

    @Override
    public void areas(List<Area> areas) {
        area.setItems(areas);
    }

    @Override
    public void product(ProductDetail chosen) {
        firmware.setItems(chosen.firmware());
        if (!chosen.firmware().isEmpty()) {
            firmware.setValue(chosen.firmware().getFirst());
        }
        rating.setValue((int) chosen.ratingW());
        rating.setMax((int) chosen.ratingW());
        rating.setHelperText(translate("fleet.rating-most", Quantities.power(chosen.ratingW())));
        phases.setValue(chosen.phases());
    }

    @Override
    public void onboarded(Onboarded onboarded) {
        var connection = onboarded.connection();
        var once = new Div(
                new H2(translate("fleet.connect")),
                new Paragraph(translate("fleet.once")),
                new Facts()
                        .fact(translate("fleet.url"), new Secretly(connection.url()))
                        .fact(translate("fleet.identity"), new Secretly(connection.identity()))
                        .fact(translate("fleet.password"), new Secretly(connection.password()))
                        .fact(translate("fleet.pairing-code"), new Secretly(connection.pairingCode())),
                new Paragraph(translate("fleet.pairing-code-text")));
        once.addClassName("once");
        once.getElement().setAttribute("role", "status");
        var chargepoint = onboarded.chargepoint();
        place.removeAll();
        place.add(
                once,
                new Anchor("/fleet/" + chargepoint.id(), translate("fleet.watch", chargepoint.called())),
                new Anchor("/fleet", translate("fleet.back")));
        submit.setVisible(false);
        heading(translate("fleet.onboarded", chargepoint.called()));
    }

    @Override
    public void trouble(ServiceProblem problem) {
        Tell.problem(problem);
    }

    /** What is on the form; product, firmware and area are absent until chosen. */
    private static final class Draft {
        String serial = "";
        String label = "";

        @Nullable
        Product product;

        @Nullable
        Firmware firmware;

        String scenario = "OFF_STREET";
        String addressLine = "";
        String postcode = "";

        @Nullable
        Area area;

        Integer ratingW = 7400;
        Integer phases = 1;

        java.util.Optional<Fleet.NewChargepoint> wish() {
            return product == null || firmware == null || area == null
                    ? java.util.Optional.empty()
                    : java.util.Optional.of(new Fleet.NewChargepoint(
                            serial,
                            product.id(),
                            firmware.id(),
                            scenario,
                            addressLine,
                            postcode,
                            area.id(),
                            ratingW,
                            phases,
                            label));
        }
    }
}
