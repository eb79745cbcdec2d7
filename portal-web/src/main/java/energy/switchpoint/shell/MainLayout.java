package energy.switchpoint.shell;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import energy.switchpoint.signin.Person;
import energy.switchpoint.signin.SignedIn;
import java.util.List;
import java.util.function.Predicate;

/** The frame: wordmark, the pages this person may open, who they are. */
@Layout
@AnonymousAllowed
public class MainLayout extends AppLayout {

    /** Pages with a menu order from here on are public; those before belong to a role. */
    public static final double PUBLIC_PAGES = 900;

    public MainLayout() {
        addClassName("frame");
        var skip = new Anchor("#content", translate("shell.skip"));
        skip.addClassName("skip");
        skip.setRouterIgnore(true);
        var toggle = new DrawerToggle();
        toggle.setAriaLabel(translate("shell.menu"));
        addToNavbar(skip, toggle, new Wordmark(), spacer(), who());
        addToDrawer(menu());
        setDrawerOpened(SignedIn.person().isPresent());
        getElement().executeJs(CONNECTION);
    }

    /** Greys the live marks when the browser loses the server: the server cannot tell it then. */
    private static final String CONNECTION = """
            const state = window.Vaadin?.connectionState;
            if (state && !window.switchpointWatched) {
              window.switchpointWatched = true;
              state.addStateChangeListener((_, now) =>
                document.documentElement.toggleAttribute('offline', now === 'connection-lost' || now === 'reconnecting'));
            }
            """;

    private static Div spacer() {
        var spacer = new Div();
        spacer.addClassName("spacer");
        return spacer;
    }

    private static Div who() {
        var who = new Div(new SchemeToggle());
        who.addClassName("who");
        SignedIn.person().ifPresentOrElse(person -> who.add(name(person), leave("/logout", "shell.sign-out")), () -> {
            var in = leave("/login", "shell.sign-in");
            in.addClassName("call");
            who.add(in);
        });
        return who;
    }

    private static Span name(Person person) {
        var name = new Span(person.name());
        name.addClassName("who-name");
        name.setTitle(person.login());
        return name;
    }

    private static Anchor leave(String to, String key) {
        var anchor = new Anchor(to, translate(key));
        anchor.setRouterIgnore(true);
        return anchor;
    }

    private static Nav menu() {
        var entries = MenuConfiguration.getMenuEntries();
        var nav = new Nav();
        nav.setAriaLabel(translate("shell.pages"));
        group(nav, entries, entry -> order(entry) < PUBLIC_PAGES, "");
        group(nav, entries, entry -> order(entry) >= PUBLIC_PAGES, translate("shell.public"));
        return nav;
    }

    private static void group(Nav nav, List<MenuEntry> entries, Predicate<MenuEntry> which, String label) {
        var side = new SideNav();
        if (!label.isEmpty()) {
            side.setLabel(label);
        }
        entries.stream().filter(which).forEach(entry -> side.addItem(item(entry)));
        if (!side.getItems().isEmpty()) {
            nav.add(side);
        }
    }

    private static SideNavItem item(MenuEntry entry) {
        var item = new SideNavItem(translate(entry.title()), entry.path());
        if (entry.icon() != null) {
            var icon = new Icon(entry.icon());
            icon.getElement().setAttribute("aria-hidden", "true");
            item.setPrefixComponent(icon);
        }
        return item;
    }

    static double order(MenuEntry entry) {
        return entry.order() == null ? PUBLIC_PAGES : entry.order();
    }
}
