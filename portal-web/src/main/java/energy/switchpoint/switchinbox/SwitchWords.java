package energy.switchpoint.switchinbox;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import energy.switchpoint.clients.Named;
import energy.switchpoint.clients.SwitchingClient.Switch;
import energy.switchpoint.pieces.Clocks;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A switch in an operator's words. */
final class SwitchWords {

    private SwitchWords() {}

    static String charger(Switch aSwitch) {
        var chargepoint = aSwitch.chargepoint();
        return chargepoint == null ? aSwitch.id() : Objects.requireNonNullElse(chargepoint.label(), chargepoint.id());
    }

    static String name(@Nullable Named party) {
        return party == null ? translate("switchinbox.nobody") : party.name();
    }

    static String state(String state) {
        return translate("switchinbox.state-" + state.toLowerCase(Locale.ROOT));
    }

    static String code(String code) {
        return translate("switchinbox.code-" + code.toLowerCase(Locale.ROOT));
    }

    /** How long the operator may still object; empty when it may not. */
    static String timeLeft(Switch aSwitch) {
        return aSwitch.mayObject() && aSwitch.objectionUntil() != null
                ? translate("switchinbox.object-until", Clocks.away(aSwitch.objectionUntil()))
                : "";
    }
}
