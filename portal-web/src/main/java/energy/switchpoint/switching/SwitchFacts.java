package energy.switchpoint.switching;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import energy.switchpoint.clients.SwitchingClient.Check;
import energy.switchpoint.clients.SwitchingClient.Switch;
import energy.switchpoint.pieces.Facts;
import energy.switchpoint.pieces.When;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a switch is about, and what was looked at on the charger. */
final class SwitchFacts {

    private SwitchFacts() {}

    static Facts of(Switch s) {
        var facts = new Facts();
        if (s.chargepoint() != null && s.chargepoint().label() != null) {
            facts.fact(translate("switching.charger"), s.chargepoint().label());
        }
        facts.fact(
                translate("switching.from"),
                s.losing() == null ? translate("switching.nobody") : s.losing().name());
        if (s.gaining() != null) {
            facts.fact(translate("switching.to"), s.gaining().name());
        }
        if (s.requestedAt() != null) {
            facts.fact(translate("switching.asked-for"), new When(s.requestedAt()));
        }
        if (s.deadline() != null) {
            facts.fact(translate("switching.deadline"), new When(s.deadline()));
        }
        if (s.history() != null) {
            facts.fact(translate("switching.history-title"), translate("switching.history." + s.history()));
        }
        return facts;
    }

    static Div checks(String titleKey, @Nullable List<Check> checks) {
        var box = new Div();
        if (checks == null || checks.isEmpty()) {
            return box;
        }
        var list = new UnorderedList();
        list.addClassName("checks");
        checks.forEach(check -> {
            var item = new ListItem(translate("switching.check." + check.check())
                    + (check.detail() == null || check.detail().isBlank() ? "" : ": " + check.detail()));
            item.addClassName(check.passed() ? "ok" : "not-ok");
            list.add(item);
        });
        box.add(new H3(translate(titleKey)), list);
        return box;
    }
}
