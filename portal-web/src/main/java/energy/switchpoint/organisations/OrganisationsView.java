package energy.switchpoint.organisations;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.Query;
import energy.switchpoint.clients.RegistryClient;
import energy.switchpoint.clients.Rows;
import energy.switchpoint.pieces.DataTable;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.Panel;
import energy.switchpoint.pieces.Tell;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The platform operator accepts an organisation and invites its first person. */
@Route("organisations")
@RolesAllowed("platform")
@Menu(title = "organisations.title", order = 10, icon = "vaadin:building")
public class OrganisationsView extends Page {

    private final RegistryClient registry;
    private final DataTable<Organisation> table;
    private final TextField id = new TextField(translate("organisations.id"));
    private final TextField name = new TextField(translate("organisations.name"));
    private final Select<String> kind = new Select<>();
    private final EmailField email = new EmailField(translate("organisations.email"));
    private final TextField firstName = new TextField(translate("organisations.first-name"));
    private final TextField lastName = new TextField(translate("organisations.last-name"));
    private String key = UUID.randomUUID().toString();

    @Inject
    public OrganisationsView(RegistryClient registry) {
        super("organisations.title");
        this.registry = registry;
        table = new DataTable<Organisation>("organisations", this::list)
                .column(translate("organisations.name"), Organisation::name)
                .column(translate("organisations.kind"), o -> kind(o.kind()))
                .column(translate("organisations.id"), Organisation::id)
                .column(translate("organisations.website"), o -> Objects.requireNonNullElse(o.website(), ""));
        table.grid().setAllRowsVisible(true);
        kind.setLabel(translate("organisations.kind"));
        kind.setItems("CPO", "DSO", "MANUFACTURER", "TEST_HOUSE", "REGULATOR");
        kind.setValue("CPO");
        kind.setItemLabelGenerator(OrganisationsView::kind);
        id.setHelperText(translate("organisations.id-hint"));
        id.setAllowedCharPattern("[a-z0-9-]");
        var accept = new Button(translate("organisations.accept"), _ -> accept());
        accept.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var form = new Div(name, id, kind, email, firstName, lastName, accept);
        form.addClassName("form");
        content(table, new Panel("organisations.new", form));
    }

    private Answer<Rows<Organisation>> list(String search, int offset, int limit) {
        var query = Query.of("q", search).and("offset", offset).and("limit", limit);
        return registry.http().get("/organisations" + query, new TypeReference<>() {});
    }

    private static String kind(String kind) {
        return translate("organisations.kind-" + kind.toLowerCase(Locale.ROOT));
    }

    private void accept() {
        var invitation =
                Map.of("email", email.getValue(), "firstName", firstName.getValue(), "lastName", lastName.getValue());
        var wish = Map.of("id", id.getValue(), "name", name.getValue(), "kind", kind.getValue(), "invite", invitation);
        registry.http()
                .postOnce(key, "/organisations", wish, Organisation.class)
                .handle(
                        made -> {
                            key = UUID.randomUUID().toString();
                            Tell.done(translate("organisations.accepted", made.name(), email.getValue()));
                            table.refresh();
                        },
                        Tell::problem);
    }

    /** An organisation that takes part. */
    public record Organisation(
            String id,
            String name,
            String kind,
            @Nullable String website,
            @Nullable String summary) implements Serializable {}
}
