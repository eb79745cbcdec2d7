package energy.switchpoint.catalogue;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import energy.switchpoint.catalogue.Catalogue.Firmware;
import energy.switchpoint.catalogue.Catalogue.ProductDetail;
import energy.switchpoint.clients.RegistryClient.Label;
import energy.switchpoint.pieces.Background;
import energy.switchpoint.pieces.Clocks;
import energy.switchpoint.pieces.Facts;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.Panel;
import energy.switchpoint.pieces.Quantities;
import energy.switchpoint.pieces.Room;
import energy.switchpoint.pieces.StateSentence;
import jakarta.inject.Inject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One product: its label in words, what each level rests on, its firmware history. The label is computed, never set. */
@Route("products/:product")
@AnonymousAllowed
public class ProductView extends Page implements BeforeEnterObserver {

    private final Catalogue catalogue;
    private final Room label = new Room();
    private final Room about = new Room();

    @Inject
    public ProductView(Catalogue catalogue) {
        super("catalogue.product");
        this.catalogue = catalogue;
        content(label, about);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        load(event.getRouteParameters().get("product").orElse(""));
    }

    private void load(String id) {
        label.loading(4);
        Background.ask(
                () -> catalogue.product(id),
                answer -> answer.handle(this::show, problem -> label.broken(problem, () -> load(id))));
    }

    private void show(ProductDetail product) {
        heading(product.brand() + " " + product.model());
        about.filled(new Panel("catalogue.about", facts(product)), new Panel("catalogue.firmware", history(product)));
        if (product.firmware().isEmpty()) {
            label.empty(translate("catalogue.no-firmware"), translate("catalogue.no-firmware-text"));
            return;
        }
        var newest = product.firmware().getFirst();
        Background.ask(
                () -> catalogue.label(product.id(), newest.id()),
                answer -> answer.handle(
                        found -> label.filled(sentence(found), forms(found), capabilities(found)),
                        problem -> label.broken(problem, null)));
    }

    private static Component sentence(Label found) {
        var sentence = new StateSentence();
        var operator = levelOf(found, "OPERATOR");
        sentence.say(
                switch (operator) {
                    case "HIGH" -> "good";
                    case "MEDIUM" -> "limited";
                    default -> "bad";
                },
                translate("catalogue.sentence-" + operator.toLowerCase(Locale.ROOT)),
                translate("catalogue.computed", found.version(), String.valueOf(found.criteriaVersion())));
        return sentence;
    }

    private static String levelOf(Label found, String form) {
        return found.forms().stream()
                .filter(f -> f.form().equals(form))
                .findFirst()
                .map(f -> f.level())
                .orElse("NONE");
    }

    private static Component forms(Label found) {
        var cards = new Div();
        cards.addClassName("columns");
        found.forms().forEach(form -> {
            var card = new Panel("catalogue.form-" + form.form().toLowerCase(Locale.ROOT), new LevelTag(form.level()));
            card.add(hint(form.meaning()));
            cards.add(card);
        });
        return cards;
    }

    private static Component capabilities(Label found) {
        var panel = new Panel("catalogue.capabilities");
        found.capabilities().forEach(capability -> {
            var head = new Div(
                    new com.vaadin.flow.component.html.Span(translate(
                            "catalogue.capability-" + capability.capability().toLowerCase(Locale.ROOT))),
                    new LevelTag(capability.level()));
            head.addClassName("capability-head");
            var details = new com.vaadin.flow.component.html.NativeDetails(head);
            details.addClassName("capability");
            var criteria = new UnorderedList();
            criteria.addClassName("criteria");
            if (capability.criteria() != null) {
                capability
                        .criteria()
                        .forEach(criterion ->
                                criteria.add(criterion(criterion.met(), criterion.text(), criterion.source())));
            }
            details.setContent(new Div(hint(capability.meaning()), criteria));
            panel.add(details);
        });
        return panel;
    }

    private static ListItem criterion(boolean met, String text, @Nullable String source) {
        var item = new ListItem(text + " "
                + translate("catalogue.source-" + (source == null ? "none" : source.toLowerCase(Locale.ROOT))));
        item.addClassName(met ? "met" : "unmet");
        return item;
    }

    private static Component hint(@Nullable String text) {
        var hint = new com.vaadin.flow.component.html.Paragraph(text == null ? "" : text);
        hint.addClassName("hint");
        return hint;
    }

    private static Facts facts(ProductDetail product) {
        return new Facts()
                .fact(translate("catalogue.made-by"), product.manufacturer().name())
                .fact(
                        translate("catalogue.rating"),
                        translate("catalogue.phases", Quantities.power(product.ratingW()), product.phases()))
                .fact(translate("catalogue.ocpp"), String.join(", ", product.ocppVersions()))
                .fact(translate("catalogue.connectors"), Integer.toString(product.connectors()))
                .fact(translate("catalogue.step"), Quantities.percent(product.stepPercent()));
    }

    private static Facts history(ProductDetail product) {
        var facts = new Facts();
        product.firmware().forEach(firmware -> facts.fact(firmware.version(), line(firmware)));
        return facts;
    }

    private static Component line(Firmware firmware) {
        var until = firmware.supportedUntil();
        var line = new Div(
                new LevelTag(firmware.label() == null ? null : firmware.label().lowest()),
                new com.vaadin.flow.component.html.Span(translate(
                        until == null ? "catalogue.released" : "catalogue.released-until",
                        Clocks.day(firmware.releasedOn()),
                        until == null ? "" : Clocks.day(until))));
        line.addClassName("row");
        return line;
    }
}
