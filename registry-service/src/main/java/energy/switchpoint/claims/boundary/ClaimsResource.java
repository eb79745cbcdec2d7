package energy.switchpoint.claims.boundary;

import energy.switchpoint.chargepoints.control.Chargepoints;
import energy.switchpoint.chargepoints.entity.Chargepoint;
import energy.switchpoint.claims.control.ClaimDesk;
import energy.switchpoint.claims.control.ClaimDesk.Decision;
import energy.switchpoint.claims.control.Claims;
import energy.switchpoint.claims.entity.Claim;
import energy.switchpoint.claims.entity.ClaimState;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A household makes a charger its own. */
@Path("claims")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
@RolesAllowed("consumer")
public class ClaimsResource {

    @Inject
    ClaimDesk desk;

    @Inject
    Claims claims;

    @Inject
    Chargepoints chargepoints;

    @Inject
    CurrentCaller current;

    @Inject
    Clock clock;

    @POST
    public Response claim(@NotNull @Valid NewClaim wanted) {
        return switch (desk.claim(current.requirePerson(), wanted.pairingCode())) {
            case Decision.Waiting(var claim, var label) ->
                Response.created(URI.create("claims/" + claim.id()))
                        .entity(view(claim, label))
                        .build();
            case Decision.UnknownCode() ->
                throw Problem.of(
                                404,
                                "pairing-code-unknown",
                                "No charger has this code",
                                "Check the eight characters on the sticker: there is no letter O and no letter I in a code.")
                        .asException();
            case Decision.TooMany(var wait) -> throw tooMany(wait);
            case Decision.Owned(boolean byCaller) ->
                throw byCaller
                        ? Problem.conflict(
                                        "already-yours",
                                        "This charger is yours already",
                                        "You find it under My charger.")
                                .asException()
                        : Problem.conflict(
                                        "already-claimed",
                                        "This charger has an owner",
                                        "Ask the owner before you to give it up in their account, then try again.")
                                .asException();
            case Decision.Contested(var until) ->
                throw Problem.conflict(
                                "claim-waiting",
                                "Somebody else is claiming this charger",
                                "Their time to act at the charger is over soon. Try again then.")
                        .retryAfter(Duration.between(clock.instant(), until))
                        .asException();
        };
    }

    private static WebApplicationException tooMany(Duration wait) {
        return Problem.of(
                        429,
                        "too-many-codes",
                        "Too many wrong codes",
                        "Wait %d minutes, then type the code from the sticker once more."
                                .formatted(wait.plusSeconds(59).toMinutes()))
                .retryAfter(wait)
                .asException();
    }

    @GET
    @Path("{id}")
    public ClaimView get(@PathParam("id") UUID id) {
        var claim = claims.find(current.caller(), id)
                .orElseThrow(
                        () -> Problem.notFound("You have made no such claim. Start again with the code on the charger.")
                                .asException());
        var label = chargepoints
                .ofAnyone(claim.chargepointId())
                .map(Chargepoint::label)
                .orElse("");
        return view(claim, label);
    }

    private ClaimView view(Claim claim, String label) {
        var state = desk.state(claim);
        return new ClaimView(
                claim.id(),
                state,
                claim.expiresAt(),
                label,
                state == ClaimState.CONFIRMED ? claim.chargepointId() : null);
    }

    public record NewClaim(@NotBlank @Size(max = 20) String pairingCode) {}

    public record ClaimView(
            UUID id,
            ClaimState state,
            Instant expiresAt,
            String label,
            @Nullable UUID chargepointId) {}
}
