package energy.switchpoint.curtailment;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import energy.switchpoint.pieces.Facts;
import energy.switchpoint.pieces.Panel;
import energy.switchpoint.pieces.Quantities;
import energy.switchpoint.pieces.Room;
import energy.switchpoint.pieces.StateSentence;
import energy.switchpoint.pieces.When;
import java.util.Objects;

/** One supply limit, whole: the sentence, why it was needed, whom it reached, what it measured. */
public class LimitFacts extends Div {

    private final StateSentence sentence = new StateSentence();
    private final Room why = new Room();
    private final Div below = new Div();

    public LimitFacts() {
        addClassName("page-body");
        below.addClassName("columns");
        add(sentence, why, below);
    }

    public void show(Limit limit) {
        sentence.say(limit.isActive() ? "limited" : "idle", LimitWords.sentence(limit), LimitWords.effect(limit));
        below.removeAll();
        below.add(reach(limit), effect(limit));
        why.filled(why(limit));
    }

    private static Component why(Limit limit) {
        return new Panel(
                "curtailment.panel-why",
                new Facts()
                        .fact(
                                translate("curtailment.limited"),
                                LimitWords.direction(limit.limitsExport() ? Limit.EXPORT : Limit.IMPORT))
                        .fact(translate("curtailment.why"), LimitWords.reason(limit))
                        .fact(translate("curtailment.reason-text"), Objects.toString(limit.reasonText(), ""))
                        .fact(translate("curtailment.tried-first"), Objects.toString(limit.triedFirst(), ""))
                        .fact(translate("curtailment.issued"), new When(limit.issuedAt()))
                        .fact(translate("curtailment.ended"), new When(limit.endedAt())));
    }

    private static Component reach(Limit limit) {
        return new Panel(
                "curtailment.panel-reach",
                new Facts()
                        .fact(translate("curtailment.chargers"), Integer.toString(limit.chargers()))
                        .fact(translate("curtailment.reached"), Integer.toString(limit.reached()))
                        .fact(translate("curtailment.obeyed"), Integer.toString(limit.obeyed()))
                        .fact(translate("curtailment.idle"), Integer.toString(limit.idle()))
                        .fact(translate("curtailment.refused"), Integer.toString(limit.refused()))
                        .fact(translate("curtailment.not-reached"), Integer.toString(limit.notReached())));
    }

    private static Component effect(Limit limit) {
        var after = limit.powerAfterW();
        var relief = new Facts().fact(translate("curtailment.relief"), LimitWords.relief(limit));
        if (after != null) {
            // The bars name both figures.
            return new Panel("curtailment.panel-effect", new BeforeAfter(limit.powerBeforeW(), after), relief);
        }
        var facts = new Facts()
                .fact(translate("curtailment.before"), Quantities.power(limit.powerBeforeW()))
                .fact(translate("curtailment.after"), translate("curtailment.not-yet"));
        return new Panel("curtailment.panel-effect", facts, relief);
    }
}
