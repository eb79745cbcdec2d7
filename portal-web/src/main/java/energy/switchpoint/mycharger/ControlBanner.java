package energy.switchpoint.mycharger;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import energy.switchpoint.clients.GatewayClient.LocalControl;
import energy.switchpoint.clients.GatewayClient.ProgrammeNotice;
import energy.switchpoint.clients.Named;
import energy.switchpoint.pieces.Clocks;
import energy.switchpoint.pieces.Consequence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who is in control when it is not as usual, and "your operator replaced your programme" with undo (R069, R070). */
class ControlBanner extends Div {

    /** What the household may do about it. */
    interface Acts {

        void undo(ProgrammeNotice notice);

        void keep(ProgrammeNotice notice);

        void handBack();
    }

    private final String chargerId;
    private final Acts acts;
    private @Nullable LocalControl shown;

    ControlBanner(String chargerId, Acts acts) {
        this.chargerId = chargerId;
        this.acts = acts;
        addClassName("banner");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    void show(LocalControl control) {
        // Untouched when nothing changed: a button must not vanish under a finger.
        if (control.equals(shown)) {
            return;
        }
        shown = control;
        removeAll();
        state(control);
        if (control.notice() != null) {
            notice(control.notice());
        }
        setVisible(getChildren().findAny().isPresent());
    }

    private void state(LocalControl control) {
        switch (control.state()) {
            case "OUT_OF_CONTACT" -> {
                add(new Paragraph(out(control)));
                add(new Anchor("/programme/" + chargerId, translate("mycharger.set-own")));
            }
            case "HOUSEHOLD" -> {
                add(new Paragraph(out(control) + " " + translate("mycharger.control-yours")));
                add(handBack(control));
            }
            case "OPERATOR_BACK" -> {
                add(new Paragraph(translate("mycharger.control-back", name(control.operator()))));
                add(handBack(control));
            }
            default -> {}
        }
    }

    private static String out(LocalControl control) {
        return switch (control.cause() == null ? "" : control.cause()) {
            case "NO_OPERATOR" -> translate("mycharger.control-none");
            case "OPERATOR_SILENT" ->
                translate(
                        "mycharger.control-silent",
                        name(control.operator()),
                        control.lostSince() == null ? "" : Clocks.moment(control.lostSince()));
            default -> translate("mycharger.control-unreachable");
        };
    }

    private Button handBack(LocalControl control) {
        var key = control.operator() == null ? "mycharger.hand-back-none" : "mycharger.hand-back";
        return small(
                translate("mycharger.hand-back-button"),
                () -> Consequence.ask(key, acts::handBack, name(control.operator())));
    }

    private void notice(ProgrammeNotice notice) {
        var began = !notice.startsAt().isAfter(Instant.now());
        add(new Paragraph(translate(
                began ? "mycharger.replaced" : "mycharger.will-be-replaced",
                name(notice.operator()),
                Clocks.moment(began ? notice.replacedAt() : notice.startsAt()))));
        var buttons = new Div();
        buttons.addClassName("row");
        if (notice.mayUndo()) {
            add(new Paragraph(translate("mycharger.undo-until", Clocks.moment(notice.undoUntil()))));
            buttons.add(small(translate("mycharger.undo"), () -> acts.undo(notice)));
        }
        buttons.add(small(translate("mycharger.keep"), () -> acts.keep(notice)));
        add(buttons);
    }

    private static Button small(String text, Runnable act) {
        var button = new Button(text, _ -> act.run());
        button.setDisableOnClick(true);
        return button;
    }

    /** What was asked for did not work, or was not meant: everything can be pressed again. */
    void again() {
        shown = null;
    }

    private static String name(@Nullable Named party) {
        return party == null ? "" : party.name();
    }
}
