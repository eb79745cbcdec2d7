package energy.switchpoint.pieces;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/** A titled part of a page. */
public class Panel extends Section {

    public Panel(String titleKey, Component... content) {
        addClassName("panel");
        add(new H2(translate(titleKey)));
        add(content);
    }
}
