package energy.switchpoint.switching;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;

/** The summary above a form of what must be put right, each line leading to its field. */
class Faults extends Div {

    private final UnorderedList list = new UnorderedList();

    Faults() {
        addClassNames("box", "error");
        getElement().setAttribute("role", "alert");
        getElement().setAttribute("tabindex", "-1");
        add(new H2(translate("switching.to-mend")), list);
        setVisible(false);
    }

    <C extends Component & HasValidation> void add(String what, C field) {
        field.setErrorMessage(what);
        field.setInvalid(true);
        var link = new Anchor("#" + field.getId().orElse(""), what);
        link.setRouterIgnore(true);
        link.getElement()
                .addEventListener("click", _ -> field.getElement().callJsFunction("focus"))
                .preventDefault();
        list.add(new ListItem(link));
    }

    void clear() {
        list.removeAll();
        setVisible(false);
    }

    boolean isEmpty() {
        return list.getChildren().findAny().isEmpty();
    }

    void show() {
        setVisible(true);
        getElement().executeJs("this.focus(); this.scrollIntoView({block: 'center'})");
    }
}
