package energy.switchpoint.pieces;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import energy.switchpoint.clients.Answer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One question asked in the background, its answer shown when it is there: no page waits for a service. */
public final class Background {

    private Background() {}

    public static <T> void ask(Supplier<Answer<T>> question, Consumer<Answer<T>> then) {
        var ui = UI.getCurrent();
        Pulse.now(() -> {
            var answer = question.get();
            try {
                ui.access(() -> then.accept(answer));
            } catch (UIDetachedException _) {
                // Nobody is looking any more.
            }
        });
    }
}
