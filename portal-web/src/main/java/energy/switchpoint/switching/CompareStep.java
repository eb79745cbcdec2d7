package energy.switchpoint.switching;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import energy.switchpoint.clients.RegistryClient.AskedPurpose;
import energy.switchpoint.clients.RegistryClient.Label;
import energy.switchpoint.clients.RegistryClient.Operator;
import energy.switchpoint.pieces.Levels;
import energy.switchpoint.programme.Week;
import java.time.DayOfWeek;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Step 1: the operators side by side – what their programme does, what data they ask, whether they take this charger. */
class CompareStep extends Div {

    CompareStep(WizardPresenter.Offers offers, @Nullable String chosen, Consumer<String> choose) {
        addClassName("page-body");
        var now = offers.charger().operator();
        var lead = new Paragraph(
                now == null
                        ? translate("switching.compare-nobody", offers.charger().called())
                        : translate("switching.compare", offers.charger().called(), now.name()));
        lead.addClassName("lead");
        add(lead);
        offers.label().ifPresent(label -> add(label(label)));
        var cards = new Div();
        cards.addClassName("columns");
        offers.others()
                .forEach(operator -> cards.add(card(operator, operator.id().equals(chosen), choose)));
        add(offers.others().isEmpty() ? new Paragraph(translate("switching.no-operators")) : cards);
    }

    private static Div label(Label label) {
        var sentence = label.capabilities().stream()
                .filter(capability -> "SWITCH_CPO".equals(capability.capability()))
                .findFirst()
                .map(capability -> capability.meaning() == null ? "" : capability.meaning())
                .orElse("");
        var level = label.forms().stream()
                .filter(form -> "OPERATOR".equals(form.form()))
                .findFirst()
                .map(form -> form.level())
                .orElse(label.lowest());
        var tag = new Span(translate("switching.level." + level));
        tag.addClassNames("tag", "NONE".equals(level) ? "bad" : "MEDIUM".equals(level) ? "warn" : "good");
        var line = new Div(
                new Span(translate("switching.label", label.brand() + " " + label.model(), label.version())), tag);
        line.addClassName("row");
        var box = new Div(line, new Paragraph(sentence));
        box.addClassName("panel");
        return box;
    }

    private static Article card(Operator operator, boolean chosen, Consumer<String> choose) {
        var card = new Article(new H2(operator.name()));
        card.addClassName("panel");
        paragraph(card, operator.summary());
        card.add(new H3(translate("switching.their-programme")));
        paragraph(card, operator.programmeSummary());
        if (operator.calendar() != null) {
            card.add(new DayBar(Week.of(operator.calendar()).levels(DayOfWeek.MONDAY)));
        }
        card.add(new H3(translate("switching.their-data")));
        card.add(purposes(operator.purposes() == null ? List.of() : operator.purposes()));
        paragraph(card, operator.priceNote());
        var button = new Button(
                translate(chosen ? "switching.chosen" : "switching.choose", operator.name()),
                _ -> choose.accept(operator.id()));
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        button.setEnabled(operator.acceptsProduct());
        if (!operator.acceptsProduct()) {
            card.add(new Paragraph(translate("switching.not-taken", operator.name())));
        }
        card.add(button);
        return card;
    }

    private static void paragraph(Article card, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            card.add(new Paragraph(text));
        }
    }

    private static UnorderedList purposes(List<AskedPurpose> asked) {
        var list = new UnorderedList();
        asked.forEach(purpose -> list.add(new ListItem(translate("switching.purpose." + purpose.purpose()) + " – "
                + translate(purpose.required() ? "switching.needed" : "switching.your-choice"))));
        return list;
    }

    /** A day as 48 half-hours: taller is more. In words for those who cannot see it. */
    private static class DayBar extends Div {

        DayBar(List<Integer> levels) {
            addClassName("day-bar");
            getElement().setAttribute("role", "img");
            getElement().setAttribute("aria-label", inWords(levels));
            levels.forEach(level -> {
                var slot = new Div();
                slot.getStyle().setHeight(Math.max(level, 3) + "%");
                add(slot);
            });
        }

        private static String inWords(List<Integer> levels) {
            var words = new StringBuilder();
            for (var slot = 0; slot < levels.size(); slot++) {
                if (slot == 0 || !levels.get(slot).equals(levels.get(slot - 1))) {
                    words.append("%02d:%02d ".formatted(slot / 2, slot % 2 * 30))
                            .append(Levels.words(levels.get(slot)))
                            .append(slot == levels.size() - 1 ? "" : ", ");
                }
            }
            return words.toString();
        }
    }
}
