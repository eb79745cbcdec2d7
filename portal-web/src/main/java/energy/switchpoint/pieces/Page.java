package energy.switchpoint.pieces;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;

/** The bones of every page: one heading, at most one main action beside it, and the content below. */
public abstract class Page extends Main implements HasDynamicTitle {

    private final H1 heading = new H1();
    private final Div actions = new Div();
    private final Div body = new Div();

    protected Page(String titleKey) {
        addClassName("page");
        // Where the link that skips the menu leads.
        setId("content");
        getElement().setAttribute("tabindex", "-1");
        heading.setText(translate(titleKey));
        actions.addClassName("page-actions");
        body.addClassName("page-body");
        var header = new Div(heading, actions);
        header.addClassName("page-header");
        super.add(header, body);
    }

    /** Beside the heading on a desktop, along the bottom on a phone. */
    protected final void actions(Component... components) {
        actions.removeAll();
        actions.add(components);
    }

    protected final void content(Component... components) {
        body.add(components);
    }

    protected final void heading(String text) {
        heading.setText(text);
    }

    @Override
    public String getPageTitle() {
        return heading.getText() + " · " + translate("shell.name");
    }
}
