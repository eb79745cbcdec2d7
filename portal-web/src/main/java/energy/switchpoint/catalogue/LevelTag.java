package energy.switchpoint.catalogue;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** High, Medium or None, told by word, by shape and by colour. */
public class LevelTag extends Span {

    public LevelTag(@Nullable String level) {
        addClassName("level");
        var known = level == null ? "UNKNOWN" : level;
        addClassName(known.toLowerCase(Locale.ROOT));
        var dots = new Span(
                switch (known) {
                    case "HIGH" -> "●●●";
                    case "MEDIUM" -> "●●○";
                    default -> "○○○";
                });
        dots.getElement().setAttribute("aria-hidden", "true");
        add(dots, new Span(words(level)));
    }

    public static String words(@Nullable String level) {
        return translate("catalogue.level-" + (level == null ? "unknown" : level.toLowerCase(Locale.ROOT)));
    }
}
