package energy.switchpoint.figures.boundary;

import energy.switchpoint.figures.entity.SwitchFigures;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.switching.control.Switches;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The regulator's figures on switching. */
@Path("figures")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class FiguresResource {

    private static final Instant BEFORE_ALL = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant AFTER_ALL = Instant.parse("9999-01-01T00:00:00Z");

    @Inject
    Switches switches;

    @GET
    @RolesAllowed("regulator")
    @Transactional
    public SwitchFigures figures(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        return SwitchFigures.of(switches.askedBetween(instant(from, BEFORE_ALL), instant(to, AFTER_ALL)));
    }

    private static Instant instant(@Nullable String text, Instant otherwise) {
        try {
            return text == null || text.isBlank() ? otherwise : Instant.parse(text);
        } catch (DateTimeException _) {
            throw Problem.badRequest("invalid-request", "from and to are times like 2027-03-01T00:00:00Z.")
                    .asException();
        }
    }
}
