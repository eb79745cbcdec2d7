package energy.switchpoint.shell;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import energy.switchpoint.pieces.Page;
import java.util.Locale;
import java.util.ResourceBundle;

/** One page of the public handbook of problems: what happened, what is safe, what to do. */
@Route("problems/:slug")
@AnonymousAllowed
public class ProblemView extends Page implements BeforeEnterObserver {

    public ProblemView() {
        super("problems.page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var slug = event.getRouteParameters().get("slug").orElse("unexpected");
        var known = page(slug);
        heading(translate("problems." + known + ".title"));
        content(
                part("problems.happened", known, "happened"),
                part("problems.safe", known, "safe"),
                part("problems.todo", known, "todo"));
    }

    /** Whatever is wrong with a value has one page; the message itself says which value. */
    static String page(String slug) {
        if (isKnown(slug)) {
            return slug;
        }
        return slug.matches("(invalid|unknown|unreadable)-.*|.*-missing") ? "invalid-request" : "unexpected";
    }

    private static boolean isKnown(String slug) {
        return ResourceBundle.getBundle("texts.problems", Locale.UK, ProblemView.class.getClassLoader())
                .containsKey("problems." + slug + ".title");
    }

    private static Section part(String title, String slug, String part) {
        return new Section(new H2(translate(title)), new Paragraph(translate("problems." + slug + "." + part)));
    }
}
