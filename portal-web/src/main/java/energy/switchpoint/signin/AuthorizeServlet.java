package energy.switchpoint.signin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The last step inside the portal before the sign-in page: keeps a fresh secret and sends its hash along. */
@WebServlet(AuthorizeServlet.PATH)
public class AuthorizeServlet extends HttpServlet {

    static final String PATH = "/sign-in";

    @Inject
    OidcSettings oidc;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var query = request.getQueryString();
        if (query == null) {
            response.sendRedirect(request.getContextPath() + "/login");
            return;
        }
        var pkce = Pkce.fresh();
        request.getSession().setAttribute(Pkce.SESSION_KEY, pkce);
        response.setHeader("Cache-Control", "no-store");
        response.sendRedirect("%s?%s&code_challenge=%s&code_challenge_method=S256"
                .formatted(oidc.endpoint("auth"), query, pkce.challenge()));
    }
}
