package energy.switchpoint.pieces;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.ServiceProblem;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a view fresh while somebody looks at it: asks once a second in the background and shows what changed. One question
 * at a time; a slow service is asked less often, never more.
 */
public final class Live<T> {

    private static final Duration BEAT = Duration.ofSeconds(1);

    /** After a failure, to spare a service that is just coming back. */
    private static final Duration BREATH = Duration.ofSeconds(3);

    private final Supplier<Answer<T>> question;
    private final Consumer<T> show;
    private final Consumer<ServiceProblem> trouble;
    private final LiveMark mark;
    private BooleanSupplier enough = () -> false;
    private @Nullable T shown;
    private volatile @Nullable Object run;

    private Live(Supplier<Answer<T>> question, Consumer<T> show, Consumer<ServiceProblem> trouble, LiveMark mark) {
        this.question = question;
        this.show = show;
        this.trouble = trouble;
        this.mark = mark;
    }

    /**
     * @param question asked in the background; must not touch components
     * @param show given each answer that differs from the one before
     * @param trouble given every failure; what is on the page stays there unless this replaces it
     */
    public static <T> Live<T> on(
            Component host,
            LiveMark mark,
            Supplier<Answer<T>> question,
            Consumer<T> show,
            Consumer<ServiceProblem> trouble) {
        var live = new Live<>(question, show, trouble, mark);
        host.addAttachListener(live::start);
        host.addDetachListener(_ -> live.run = null);
        // A host that is on the page already gets no attach event to begin with.
        if (host.isAttached()) {
            host.getUI().ifPresent(live::begin);
        }
        return live;
    }

    /** Stops asking once this is so, for things that come to an end. */
    public Live<T> until(BooleanSupplier condition) {
        enough = condition;
        return this;
    }

    /** Asks at once, for after a change; shows the answer even when it is the same. */
    public void refresh(UI ui) {
        shown = null;
        begin(ui);
    }

    private void start(AttachEvent event) {
        begin(event.getUI());
    }

    private void begin(UI ui) {
        var mine = new Object();
        run = mine;
        Pulse.now(() -> ask(ui, mine));
    }

    private void ask(UI ui, Object mine) {
        if (run != mine) {
            return;
        }
        var answer = question.get();
        try {
            ui.access(() -> {
                if (run == mine) {
                    take(answer);
                    if (enough.getAsBoolean()) {
                        run = null;
                    }
                }
            });
        } catch (UIDetachedException _) {
            return;
        }
        Pulse.in(answer instanceof Answer.Ok ? BEAT : BREATH, () -> ask(ui, mine));
    }

    private void take(Answer<T> answer) {
        switch (answer) {
            case Answer.Ok<T>(var value, var _) -> {
                mark.fresh();
                if (!Objects.equals(value, shown)) {
                    shown = value;
                    show.accept(value);
                }
            }
            case Answer.Refused<T>(var problem) -> {
                mark.stale();
                trouble.accept(problem);
                shown = null;
            }
        }
    }
}
