package energy.switchpoint.network;

import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.ServiceProblem;
import energy.switchpoint.curtailment.Limit;
import energy.switchpoint.network.Network.Area;
import energy.switchpoint.network.Network.Estimate;
import energy.switchpoint.network.Network.Wish;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What ordering a limit takes: choose, see what it would do, say why and what was tried, then confirm. Knows no Vaadin class. */
@Dependent
public class NewLimitPresenter {

    /** What a person sees of it. */
    public interface Display {
        void areas(List<Area> areas);

        void estimate(Estimate estimate);

        void missing(List<Field> fields);

        void issued(Limit limit);

        void trouble(ServiceProblem problem);
    }

    /** A field that wants a value. */
    public enum Field {
        AREA,
        REASON_TEXT,
        TRIED_FIRST
    }

    private final Network network;

    /** Kept until the order is through, so that a second press does not limit twice. */
    private final String key = UUID.randomUUID().toString();

    @Inject
    public NewLimitPresenter(Network network) {
        this.network = network;
    }

    void open(Display display) {
        network.areas().handle(display::areas, display::trouble);
    }

    void weigh(Display display, Wish wish) {
        if (!wish.areaId().isEmpty()) {
            network.estimate(wish).handle(display::estimate, display::trouble);
        }
    }

    /** True when nothing is missing and the order may be confirmed. */
    boolean complete(Display display, Wish wish) {
        var missing = new ArrayList<Field>();
        if (wish.areaId().isEmpty()) {
            missing.add(Field.AREA);
        }
        if (wish.reasonText().isBlank()) {
            missing.add(Field.REASON_TEXT);
        }
        if (wish.triedFirst().isBlank()) {
            missing.add(Field.TRIED_FIRST);
        }
        display.missing(List.copyOf(missing));
        return missing.isEmpty();
    }

    void issue(Display display, Wish wish) {
        Answer<Limit> answer = network.issue(key, wish);
        answer.handle(display::issued, display::trouble);
    }
}
