package energy.switchpoint.signin;

import com.vaadin.flow.server.VaadinSession;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;

/** Finds out who is using this browser session. Ask while a request or a view is at hand; keep the answer for background work. */
@Dependent
public class SignedIn {

    @Produces
    @Dependent
    AccessToken token() {
        return tokens().<AccessToken>map(t -> t).orElse(Optional::empty);
    }

    public static Optional<Person> person() {
        return tokens().map(UserTokens::person);
    }

    private static Optional<UserTokens> tokens() {
        var session = VaadinSession.getCurrent();
        return session == null || session.getSession() == null
                ? Optional.empty()
                : Optional.ofNullable((UserTokens) session.getSession().getAttribute(UserTokens.SESSION_KEY));
    }
}
