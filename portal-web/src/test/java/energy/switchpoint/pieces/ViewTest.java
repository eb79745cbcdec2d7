package energy.switchpoint.pieces;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import energy.switchpoint.shell.Texts;
import org.junit.jupiter.api.BeforeAll;

/** For tests of views: the components are real, only the browser is missing. */
public abstract class ViewTest extends BrowserlessTest {

    @BeforeAll
    static void speakOurLanguage() {
        System.setProperty("vaadin.i18n.provider", Texts.class.getName());
    }

    /** Everything a reader would read, in order. */
    protected static String read(Component component) {
        return component.getElement().getTextRecursively();
    }

    protected static <T extends Component> T shown(T component) {
        UI.getCurrent().add(component);
        return component;
    }
}
