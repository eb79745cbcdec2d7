package energy.switchpoint.pieces;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before something that cannot simply be taken back, and says what will follow. */
public final class Consequence {

    private Consequence() {}

    /** @param key its lines are {@code .title}, {@code .text} and {@code .yes} */
    public static void ask(String key, Runnable yes, Object... arguments) {
        open(key, yes, arguments).setConfirmButtonTheme("primary");
    }

    /** The same for what destroys something. */
    public static void askTwice(String key, Runnable yes, Object... arguments) {
        open(key, yes, arguments).setConfirmButtonTheme("error primary");
    }

    private static ConfirmDialog open(String key, Runnable yes, Object... arguments) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(translate(key + ".title", arguments));
        dialog.setText(translate(key + ".text", arguments));
        dialog.setCancelable(true);
        dialog.setCancelText(translate("shell.leave-it"));
        dialog.setConfirmText(translate(key + ".yes", arguments));
        dialog.addConfirmListener(_ -> yes.run());
        dialog.open();
        return dialog;
    }
}
