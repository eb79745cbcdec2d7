package energy.switchpoint.shell;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Light or dark: the device's own choice until the person makes another, kept in their browser. */
class SchemeToggle extends Button {

    /** Runs before the page is painted, so that it does not flash in the other scheme. */
    static final String RECALL = """
            try {
              const kept = localStorage.getItem('switchpoint-scheme');
              if (kept === 'dark' || kept === 'light') document.documentElement.style.colorScheme = kept;
            } catch (e) { /* storage is off: the device decides */ }
            """;

    private static final String FLIP = """
            const root = document.documentElement;
            const now = getComputedStyle(root).colorScheme;
            const dark = now === 'dark'
                || now.includes('dark') && window.matchMedia('(prefers-color-scheme: dark)').matches;
            const next = dark ? 'light' : 'dark';
            root.style.colorScheme = next;
            try { localStorage.setItem('switchpoint-scheme', next); } catch (e) { /* for this page only */ }
            window.dispatchEvent(new Event('switchpoint-scheme'));
            """;

    SchemeToggle() {
        super(VaadinIcon.ADJUST.create());
        addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        setAriaLabel(translate("shell.scheme"));
        setTooltipText(translate("shell.scheme"));
        addClickListener(_ -> getElement().executeJs(FLIP));
    }
}
