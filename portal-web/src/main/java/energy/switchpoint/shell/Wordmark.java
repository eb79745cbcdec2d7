package energy.switchpoint.shell;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;

/** Our name, and the way home. */
class Wordmark extends RouterLink {

    Wordmark() {
        addClassName("wordmark");
        setRoute(HomeView.class);
        var mark = new Span();
        mark.addClassName("mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        add(mark, new Span(translate("shell.name")));
    }
}
