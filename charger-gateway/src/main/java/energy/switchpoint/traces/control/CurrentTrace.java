package energy.switchpoint.traces.control;

import energy.switchpoint.traces.entity.Trace;
import jakarta.enterprise.context.RequestScoped;

/** The trace of the request that is being answered. */
@RequestScoped
public class CurrentTrace {

    private Trace trace = Trace.begin();

    public Trace get() {
        return trace;
    }

    public void continues(Trace incoming) {
        trace = incoming.next();
    }
}
