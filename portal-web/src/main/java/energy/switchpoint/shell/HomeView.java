package energy.switchpoint.shell;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.menu.MenuConfiguration;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.signin.SignedIn;

/** What a stranger sees first: what this is and three things to do. Who is signed in goes straight to their own first page. */
@Route("")
@AnonymousAllowed
public class HomeView extends Page implements BeforeEnterObserver {

    public HomeView() {
        super("shell.home-title");
        addClassName("home");
        var lead = new Paragraph(translate("shell.home-what"));
        lead.addClassName("lead");
        var doors = new Div(
                door("/my-charger", "shell.home-switch", true),
                door("/products", "shell.home-check", false),
                door("/curtailments", "shell.home-limits", false));
        doors.addClassName("doors");
        content(lead, doors);
    }

    private static Anchor door(String to, String key, boolean first) {
        var door = new Anchor(to, new H2(translate(key)), new Paragraph(translate(key + "-text")));
        door.addClassName("door");
        if (first) {
            door.addClassName("first");
        }
        return door;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        SignedIn.person()
                .ifPresent(_ -> MenuConfiguration.getMenuEntries().stream()
                        .filter(entry -> MainLayout.order(entry) < MainLayout.PUBLIC_PAGES)
                        .findFirst()
                        .ifPresent(entry -> event.forwardTo(entry.path())));
    }
}
