package energy.switchpoint.localcontrol.boundary;

import energy.switchpoint.localcontrol.control.OperatorContacts;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.identity.Role;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Whoever calls in an operator's name shows that the operator is there. */
@Provider
@Priority(Priorities.USER)
public class OperatorHeard implements ContainerRequestFilter {

    private static final System.Logger LOG = System.getLogger(OperatorHeard.class.getName());

    @Inject
    CurrentCaller current;

    @Inject
    OperatorContacts contacts;

    @Override
    public void filter(ContainerRequestContext request) {
        if (current.caller() instanceof Caller.Member(var organisation, var role, var _) && role == Role.CPO) {
            try {
                contacts.heard(organisation);
            } catch (RuntimeException e) {
                // The call itself will say what is wrong with the database, if it needs it.
                LOG.log(System.Logger.Level.WARNING, "a contact could not be noted: {0}", e.toString());
            }
        }
    }
}
