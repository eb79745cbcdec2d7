package energy.switchpoint.faults;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import energy.switchpoint.clients.GatewayClient.Fault;
import energy.switchpoint.pieces.Clocks;
import energy.switchpoint.pieces.Timeline;
import energy.switchpoint.pieces.Timeline.Entry;
import energy.switchpoint.pieces.Timeline.Phase;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Open faults first, each with what it means and what may be done about it; below, those that are over. */
public class FaultList extends Div {

    private static final int PAST = 5;
    private static final int LONGEST = 300;

    /** A household is not asked about what only somebody who has looked inside may confirm. */
    private final boolean forOperator;

    private final BiConsumer<Fault, String> confirm;
    private @Nullable List<Fault> shown;

    /** @param confirm given the fault and what was found and done */
    public FaultList(boolean forOperator, BiConsumer<Fault, String> confirm) {
        this.forOperator = forOperator;
        this.confirm = confirm;
        addClassName("page-body");
    }

    public static boolean isOpen(Fault fault) {
        return !fault.state().equals("OVER");
    }

    public void show(List<Fault> faults) {
        // Untouched when nothing changed: somebody may be typing.
        if (faults.equals(shown)) {
            return;
        }
        shown = List.copyOf(faults);
        removeAll();
        var open = faults.stream().filter(FaultList::isOpen).toList();
        if (open.isEmpty()) {
            add(new Paragraph(translate("faults.none")));
        }
        open.forEach(fault -> add(open(fault)));
        var past = faults.stream().filter(f -> !isOpen(f)).limit(PAST).toList();
        if (!past.isEmpty()) {
            var lines = new Timeline();
            lines.show(past.stream().map(FaultList::past).toList());
            add(new H3(translate("faults.past")), lines);
        }
    }

    /** What was asked for did not work: it can be asked for again. */
    public void again() {
        shown = null;
    }

    private Div open(Fault fault) {
        var words = new Paragraph(fault.words());
        words.addClassName("fault");
        var box = new Div(words, new Paragraph(translate("faults.since", Clocks.moment(fault.raisedAt()))));
        box.add(new Paragraph(follows(fault)));
        if (fault.state().equals("ASKING") || forOperator && fault.state().equals("BLOCKED")) {
            box.add(form(fault));
        }
        if (forOperator) {
            var code = new Paragraph(translate("faults.code", fault.code(), fault.connector()));
            code.addClassName("hint");
            box.add(code);
        }
        box.addClassName("fault-open");
        return box;
    }

    private String follows(Fault fault) {
        return switch (fault.state()) {
            case "WAITING" ->
                fault.resumeAt() == null
                        ? translate("faults.waiting")
                        : translate("faults.waiting-until", Clocks.moment(fault.resumeAt()));
            case "ASKING" -> translate("faults.asking");
            case "BLOCKED" -> translate(forOperator ? "faults.blocked-operator" : "faults.blocked");
            default -> Objects.requireNonNullElse(fault.behaviour(), "");
        };
    }

    private Div form(Fault fault) {
        var mustSay = fault.state().equals("BLOCKED");
        var found = new TextArea(translate(mustSay ? "faults.found" : "faults.found-if-any"));
        found.setMaxLength(LONGEST);
        found.setRequiredIndicatorVisible(mustSay);
        found.setManualValidation(true);
        found.setErrorMessage(translate("faults.found-missing"));
        var go = new Button(translate("faults.confirm"), event -> {
            var missing = mustSay && found.getValue().isBlank();
            found.setInvalid(missing);
            if (missing) {
                found.focus();
            } else {
                event.getSource().setEnabled(false);
                confirm.accept(fault, found.getValue().strip());
            }
        });
        found.addClassName("whole");
        var form = new Div(found, go);
        form.addClassName("form");
        return form;
    }

    private static Entry past(Fault fault) {
        var note = fault.found() == null || fault.found().isBlank() ? "" : translate("faults.was-found", fault.found());
        return new Entry(fault.words(), fault.raisedAt(), note, Phase.DONE);
    }
}
