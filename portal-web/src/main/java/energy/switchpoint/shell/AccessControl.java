package energy.switchpoint.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lets nobody into a view that is not open to their role; sends strangers to sign in and back to where they wanted to go. */
@ApplicationScoped
public class AccessControl {

    void guardEveryUi(@Observes ServiceInitEvent event) {
        var guard = new NavigationAccessControl();
        guard.setLoginView("/login");
        event.getSource().addUIInitListener(init -> init.getUI().addBeforeEnterListener(guard));
    }
}
