package energy.switchpoint.jobs;

import energy.switchpoint.clients.ServiceProblem;
import energy.switchpoint.jobs.Jobs.Job;
import energy.switchpoint.jobs.Jobs.Preview;
import energy.switchpoint.jobs.Jobs.Wish;
import energy.switchpoint.network.Network.Area;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What starting a job takes: choose, see whom it would reach, confirm. Knows no Vaadin class. */
@Dependent
public class NewJobPresenter {

    /** What a person sees of it. */
    public interface Display {
        void choices(List<Area> areas, List<String> tags);

        void preview(Preview preview, boolean forAll);

        void started(Job job);

        void trouble(ServiceProblem problem);
    }

    private final Jobs jobs;

    /** Kept until the job is through, so that a second press does not start it twice. */
    private final String key = UUID.randomUUID().toString();

    private @Nullable Preview seen;

    @Inject
    public NewJobPresenter(Jobs jobs) {
        this.jobs = jobs;
    }

    void open(Display display, Wish first) {
        jobs.areas()
                .handle(
                        areas -> jobs.tags().handle(tags -> display.choices(areas, tags), display::trouble),
                        display::trouble);
        weigh(display, first);
    }

    void weigh(Display display, Wish wish) {
        seen = null;
        jobs.preview(wish)
                .handle(
                        preview -> {
                            seen = preview;
                            display.preview(preview, wish.isForAll());
                        },
                        display::trouble);
    }

    /** How many chargers a person has seen it will reach; 0 while nothing is to be started. */
    long reaches() {
        return seen == null ? 0 : seen.devices();
    }

    void start(Display display, Wish wish) {
        jobs.start(key, wish).handle(display::started, display::trouble);
    }
}
