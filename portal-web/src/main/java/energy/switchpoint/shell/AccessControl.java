package energy.switchpoint.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import energy.switchpoint.signin.SignedIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.Principal;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lets nobody into a view that is not open to their role; sends strangers to sign in and back to where they wanted to go. */
@ApplicationScoped
public class AccessControl {

    void guardEveryUi(@Observes ServiceInitEvent event) {
        var guard = new Guard();
        guard.setLoginView("/login");
        event.getSource().addUIInitListener(init -> init.getUI().addBeforeEnterListener(guard));
    }

    /** A page may move on by itself, from a thread that serves no request: then the session says who is there. */
    private static class Guard extends NavigationAccessControl {

        @Override
        protected @Nullable Principal getPrincipal(@Nullable VaadinRequest request) {
            return request == null
                    ? SignedIn.person().<Principal>map(person -> person::login).orElse(null)
                    : super.getPrincipal(request);
        }

        @Override
        protected Predicate<String> getRolesChecker(@Nullable VaadinRequest request) {
            return request == null
                    ? role -> SignedIn.person().map(person -> person.has(role)).orElse(false)
                    : super.getRolesChecker(request);
        }
    }
}
