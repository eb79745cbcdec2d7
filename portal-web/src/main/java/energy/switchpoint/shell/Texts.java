package energy.switchpoint.shell;

import com.vaadin.cdi.annotation.VaadinServiceEnabled;
import com.vaadin.cdi.annotation.VaadinServiceScoped;
import com.vaadin.flow.i18n.I18NProvider;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The words of the portal. The first part of a key names its bundle: {@code switching.title} is {@code title}'s line in
 * {@code texts/switching.properties}. English today; another language is another file beside it.
 */
@VaadinServiceEnabled
@VaadinServiceScoped
public class Texts implements I18NProvider {

    private static final ResourceBundle.Control NO_MACHINE_LOCALE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    @Override
    public List<Locale> getProvidedLocales() {
        return List.of(Locale.UK);
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... params) {
        try {
            var dot = key.indexOf('.');
            var bundle = ResourceBundle.getBundle(
                    "texts." + key.substring(0, dot), locale, Texts.class.getClassLoader(), NO_MACHINE_LOCALE);
            var text = bundle.getString(key);
            return params.length == 0 ? text : new MessageFormat(text, locale).format(params);
        } catch (MissingResourceException | StringIndexOutOfBoundsException e) {
            return "!" + key + "!";
        }
    }
}
