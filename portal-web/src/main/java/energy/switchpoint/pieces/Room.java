package energy.switchpoint.pieces;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import energy.switchpoint.clients.ServiceProblem;
import org.jspecify.annotations.Nullable;

/** A place on a page that is loading, empty, broken or filled: always exactly one of these. */
public class Room extends Div {

    public Room() {
        addClassName("room");
    }

    /** Grey shapes in place of what is coming. */
    public void loading(int lines) {
        removeAll();
        var skeleton = new Div();
        skeleton.addClassName("skeleton");
        skeleton.getElement().setAttribute("role", "status");
        skeleton.getElement().setAttribute("aria-label", translate("shell.loading"));
        for (var i = 0; i < lines; i++) {
            skeleton.add(new Div());
        }
        add(skeleton);
    }

    /** What this will show, and the one thing to do. */
    public void empty(String title, String text, Component... action) {
        removeAll();
        var box = box("empty", title, text);
        box.add(action);
        add(box);
    }

    /**
     * What happened, what is safe, what to do, and the number to quote.
     *
     * @param elsewhere links to where people can go on instead
     */
    public void broken(ServiceProblem problem, @Nullable Runnable retry, Component... elsewhere) {
        removeAll();
        var words = ProblemWords.of(problem);
        var box = box("error", words.title(), words.detail());
        box.getElement().setAttribute("role", "alert");
        var foot = new Div();
        foot.addClassName("foot");
        if (problem.is(ServiceProblem.SIGNED_OUT)) {
            var link = new Anchor("/login", translate("shell.sign-in"));
            link.setRouterIgnore(true);
            foot.add(link);
        } else if (retry != null) {
            foot.add(new Button(translate("shell.try-again"), _ -> retry.run()));
        }
        foot.add(elsewhere);
        foot.add(
                new Anchor("/problems/" + problem.slug(), translate("shell.more-about-this")),
                new Paragraph(translate("shell.reference", problem.reference())));
        box.add(foot);
        add(box);
    }

    public void filled(Component... content) {
        removeAll();
        add(content);
    }

    private static Div box(String kind, String title, String text) {
        var box = new Div(new H2(title), new Paragraph(text));
        box.addClassNames("box", kind);
        return box;
    }
}
