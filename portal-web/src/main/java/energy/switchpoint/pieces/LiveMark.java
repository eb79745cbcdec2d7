package energy.switchpoint.pieces;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Span;
import java.time.Instant;

/** Says whether what is shown is now, or when it was. Also turns grey by itself when the browser loses the server. */
public class LiveMark extends Span {

    private boolean live;
    private Instant last = Instant.now();

    public LiveMark() {
        addClassName("live-mark");
        setText(translate("shell.connecting"));
    }

    public void fresh() {
        last = Instant.now();
        if (!live) {
            live = true;
            addClassName("is-live");
            setText(translate("shell.live"));
        }
    }

    public void stale() {
        if (live) {
            live = false;
            removeClassName("is-live");
            setText(translate("shell.as-of", Clocks.seconds(last)));
        }
    }
}
