package energy.switchpoint.pieces;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import energy.switchpoint.clients.ServiceProblem;

/** Short messages that come and go; anything important also stays on the page. */
public final class Tell {

    private static final int WHILE_READING_MS = 6000;

    private Tell() {}

    public static void done(String text) {
        notice(text, "done").setDuration(WHILE_READING_MS);
    }

    /** Something was done and can still be taken back. */
    public static void doneWithUndo(String text, Runnable undo) {
        var notice = notice(text, "done");
        notice.setDuration(10_000);
        var button = new Button(translate("shell.undo"), _ -> {
            notice.close();
            undo.run();
        });
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
        notice.add(button);
    }

    /** Stays until closed: people must have the time to write down the number. */
    public static void problem(ServiceProblem problem) {
        var words = ProblemWords.of(problem);
        var notice = notice(words.title() + " " + words.detail(), "problem");
        var close = new Button(translate("shell.close"), _ -> notice.close());
        close.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
        notice.add(new Div(new Span(translate("shell.reference", problem.reference())), close));
    }

    private static Notification notice(String text, String kind) {
        var notice = new Notification();
        notice.setPosition(Notification.Position.BOTTOM_CENTER);
        notice.setDuration(0);
        notice.addClassName("notice-" + kind);
        notice.add(new Span(text));
        notice.open();
        return notice;
    }
}
