package energy.switchpoint.sessions.boundary;

import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.sessions.entity.HistoryView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** How much of a charger's history the caller may read; that the charger is the caller's is asked elsewhere. */
@RequestScoped
public class OwnHistory {

    @Inject
    CurrentCaller current;

    public HistoryView view() {
        return switch (current.caller()) {
            case Caller.Consumer _ -> new HistoryView.Owner();
            case Caller.Member(var organisation, var role, var person) ->
                new HistoryView.Operator(organisation.value());
            case Caller.Service _, Caller.Anonymous _ ->
                throw Problem.forbidden("Only the owner and the operator read a charger's history.")
                        .asException();
        };
    }
}
