package energy.switchpoint.chargepoints.boundary;

import energy.switchpoint.chargepoints.boundary.ChargepointViews.OperatorshipView;
import energy.switchpoint.chargepoints.control.MoveDesk;
import energy.switchpoint.chargepoints.control.MoveDesk.Decision;
import energy.switchpoint.operatorships.control.Operatorships;
import energy.switchpoint.operatorships.entity.OperatorshipMove.Wanted;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the switching service settles who operates a chargepoint from now on. */
@Path("operatorships")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class OperatorshipsResource {

    @Inject
    MoveDesk desk;

    @Inject
    Operatorships operatorships;

    @Inject
    ChargepointViews views;

    @Inject
    CurrentCaller current;

    @POST
    @Path("moves")
    @RolesAllowed("service")
    public MovedView move(@NotNull @Valid Move move) {
        var wanted = move.wanted();
        return switch (desk.move(wanted, current.actor())) {
            case Decision.Moved(var at, boolean repeated) ->
                new MovedView(
                        wanted.switchId(),
                        wanted.chargepointId(),
                        at,
                        repeated,
                        views.operatorships(operatorships.of(current.caller(), wanted.chargepointId())));
            case Decision.NoChargepoint() ->
                throw Problem.notFound("No charger has this id.").asException();
            case Decision.NoSuchOperator() ->
                throw Problem.badRequest("unknown-operator", "'to' names no operator (CPO) in the register.")
                        .asException();
            case Decision.Differs() ->
                throw refused(
                        "move-differs", "This switch has already moved this charger, to or from another operator.");
            case Decision.NotCurrentOperator(var operator) ->
                throw refused(
                        "not-current-operator",
                        "'from' is not who operates this charger now (%s), or 'to' is.".formatted(operator));
            case Decision.TooEarly(var began) ->
                throw refused(
                        "not-current-operator",
                        "The present operatorship began at %s, not before 'at'.".formatted(began));
            case Decision.OtherSwitch(var other) ->
                throw refused("chargepoint-state", "Switch %s is handing this charger over.".formatted(other));
            case Decision.NotAllowed(var state) ->
                throw refused("chargepoint-state", "This charger is %s.".formatted(state));
        };
    }

    private static WebApplicationException refused(String slug, String detail) {
        return Problem.conflict(slug, "Not moved", detail).asException();
    }

    public record Move(
            @NotNull UUID switchId,
            @NotNull UUID chargepointId,
            @Nullable @Size(max = 40) String from,
            @NotNull @Size(max = 40) String to,
            @NotNull Instant at) {

        Wanted wanted() {
            return new Wanted(switchId, chargepointId, from, to, at.truncatedTo(ChronoUnit.MICROS));
        }
    }

    public record MovedView(
            UUID switchId, UUID chargepointId, Instant at, boolean repeated, List<OperatorshipView> operatorships) {}
}
