package energy.switchpoint.rights;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.ConsentClient.Case;
import energy.switchpoint.pieces.Background;
import energy.switchpoint.pieces.Clocks;
import energy.switchpoint.pieces.Consequence;
import energy.switchpoint.pieces.FileLink;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.Panel;
import energy.switchpoint.pieces.Room;
import energy.switchpoint.pieces.Tell;
import energy.switchpoint.pieces.Words;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;

/** Taking one's data along, having it deleted, and the other things one may ask. */
@Route("my-rights")
@Menu(order = 6, title = "rights.menu", icon = "vaadin:scale")
@RolesAllowed("consumer")
public class RightsView extends Page implements BeforeEnterObserver {

    private final RightsPresenter presenter;
    private final Room cases = new Room();

    @Inject
    public RightsView(RightsPresenter presenter) {
        super("rights.title");
        this.presenter = presenter;
        var columns = new Div(export(), erase());
        columns.addClassName("columns");
        content(columns, new Panel("rights.cases", cases), ask());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        cases.loading(3);
        load();
    }

    private void load() {
        Background.ask(presenter::cases, answer -> answer.handle(this::show, p -> cases.broken(p, this::load)));
    }

    private Panel export() {
        var file = FileLink.of(
                translate("rights.export-go"), "my-switchpoint-data.zip", "application/zip", presenter::export);
        file.addClassName("button");
        return new Panel("rights.export", new Paragraph(translate("rights.export-text")), file);
    }

    private Panel erase() {
        var button = new Button(
                translate("rights.erase-go"),
                _ -> Consequence.askTwice("rights.erasure", () -> open(RightKind.ERASURE, "")));
        button.addThemeVariants(ButtonVariant.LUMO_ERROR);
        return new Panel("rights.erase", new Paragraph(translate("rights.erase-text")), button);
    }

    private Panel ask() {
        var kind = new Select<RightKind>();
        kind.setLabel(translate("rights.what"));
        kind.setItems(
                Arrays.stream(RightKind.values()).filter(RightKind::needsDetail).toList());
        kind.setItemLabelGenerator(right -> translate("rights.ask." + right));
        kind.setValue(RightKind.RECTIFICATION);
        kind.setWidthFull();
        var detail = new TextArea(translate("rights.detail"));
        detail.setMaxLength(2000);
        detail.setWidthFull();
        var send = new Button(translate("rights.send"), _ -> {
            detail.setInvalid(detail.getValue().isBlank());
            detail.setErrorMessage(translate("rights.detail-missing"));
            if (detail.isInvalid()) {
                detail.focus();
            } else {
                open(kind.getValue(), detail.getValue());
            }
        });
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var form = new Div(kind, detail, send);
        form.addClassName("form");
        return new Panel("rights.ask", form);
    }

    private void open(RightKind kind, String detail) {
        Background.ask(
                () -> presenter.open(kind, detail),
                (Answer<Case> answer) ->
                        answer.handle(opened -> UI.getCurrent().navigate("cases/" + opened.id()), Tell::problem));
    }

    private void show(List<Case> all) {
        if (all.isEmpty()) {
            cases.filled(new Paragraph(translate("rights.no-cases")));
            return;
        }
        var list = new Div();
        list.addClassName("doors");
        all.forEach(aCase -> list.add(door(aCase)));
        cases.filled(list);
    }

    private static Anchor door(Case aCase) {
        var opened = aCase.openedAt() == null ? "" : Clocks.moment(aCase.openedAt());
        var door = new Anchor(
                "/cases/" + aCase.id(),
                new H3(Words.of(CaseStory.of(aCase).what())),
                new Paragraph(translate("rights.asked", opened)));
        door.addClassName("door");
        return door;
    }
}
