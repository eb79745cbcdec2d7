package energy.switchpoint.traces.control;

import energy.switchpoint.traces.entity.Trace;
import jakarta.enterprise.context.RequestScoped;

/** The trace of the request that is being answered. */
@RequestScoped
public class CurrentTrace {

    private static final String NONE = "none";

    private Trace trace = Trace.begin();
    private String parentSpan = NONE;

    public Trace get() {
        return trace;
    }

    /** The caller's step; "none" when the trace begins here. */
    public String parentSpan() {
        return parentSpan;
    }

    public void continues(Trace incoming) {
        parentSpan = incoming.spanId();
        trace = incoming.next();
    }
}
