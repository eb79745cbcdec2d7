package energy.switchpoint.shell;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.switchpoint.pieces.Facts;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.Panel;
import energy.switchpoint.signin.OidcSettings;
import energy.switchpoint.signin.SignedIn;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;

/** Who I am here, and where I change my name, password and second factor. */
@Route("account")
@Menu(order = 890, title = "shell.account", icon = "vaadin:user")
@PermitAll
public class AccountView extends Page {

    @Inject
    public AccountView(OidcSettings oidc) {
        super("shell.account");
        var facts = new Facts();
        SignedIn.person().ifPresent(person -> {
            facts.fact(translate("shell.name-of-person"), person.name());
            facts.fact(translate("shell.login"), person.login());
            facts.fact(translate("shell.email"), person.email());
            if (!person.organisation().isEmpty()) {
                facts.fact(translate("shell.organisation"), person.organisation());
            }
        });
        var keycloak = new Anchor(oidc.getIssuer() + "/account", translate("shell.account-change"));
        var out = new Anchor("/logout", translate("shell.sign-out"));
        out.setRouterIgnore(true);
        content(new Panel("shell.you", facts, new Paragraph(keycloak), new Paragraph(out)));
    }
}
