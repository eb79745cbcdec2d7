package energy.switchpoint.fleet;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;

/** A secret on the screen for the only time: selected whole by one click, in letters that cannot be mistaken. */
@Tag("code")
class Secretly extends HtmlContainer {

    Secretly(String secret) {
        setText(secret);
    }
}
