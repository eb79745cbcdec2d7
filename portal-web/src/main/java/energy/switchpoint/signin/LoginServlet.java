package energy.switchpoint.signin;

import com.vaadin.flow.server.auth.NavigationAccessControl;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reached only by signed-in people: whoever is not is sent to sign in first. Then on to the page they wanted. */
@WebServlet("/login")
@ServletSecurity(
        @HttpConstraint(
                rolesAllowed = {"consumer", "cpo", "dso", "manufacturer", "test-house", "regulator", "platform"}))
public class LoginServlet extends HttpServlet {

    @Inject
    OpenIdContext openId;

    @Inject
    TokenEndpoint tokenEndpoint;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var session = request.getSession();
        session.removeAttribute(Pkce.SESSION_KEY);
        session.setAttribute(UserTokens.SESSION_KEY, UserTokens.of(openId, tokenEndpoint));
        var wanted = session.getAttribute(NavigationAccessControl.SESSION_STORED_REDIRECT);
        session.removeAttribute(NavigationAccessControl.SESSION_STORED_REDIRECT);
        session.removeAttribute(NavigationAccessControl.SESSION_STORED_REDIRECT_ABSOLUTE);
        response.sendRedirect(request.getContextPath() + "/" + path(wanted));
    }

    /** Only a path of ours: anything else would make this an open redirect. */
    static String path(@Nullable Object wanted) {
        var path = wanted == null ? "" : wanted.toString();
        while (path.startsWith("/") || path.startsWith("\\")) {
            path = path.substring(1);
        }
        return path.contains(":") && !path.contains("?") || path.contains("\r") || path.contains("\n") ? "" : path;
    }
}
