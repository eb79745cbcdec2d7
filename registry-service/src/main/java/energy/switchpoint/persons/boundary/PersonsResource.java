package energy.switchpoint.persons.boundary;

import energy.switchpoint.chargepoints.control.Chargepoints;
import energy.switchpoint.chargepoints.entity.Chargepoint;
import energy.switchpoint.claims.control.Claims;
import energy.switchpoint.claims.entity.Claim;
import energy.switchpoint.claims.entity.ClaimState;
import energy.switchpoint.operatorships.control.Operatorships;
import energy.switchpoint.operatorships.entity.Operatorship;
import energy.switchpoint.persons.control.Erasure;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.identity.PersonId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's rights, as far as the registry is concerned. Only the consent service asks. */
@Path("persons/{personId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
@RolesAllowed("service")
public class PersonsResource {

    private static final String SYSTEM = "REGISTRY";

    @Inject
    Chargepoints chargepoints;

    @Inject
    Operatorships operatorships;

    @Inject
    Claims claims;

    @Inject
    Erasure erasure;

    @Inject
    CurrentCaller current;

    @Inject
    Clock clock;

    @GET
    @Path("data")
    public PersonData data(@PathParam("personId") UUID personId) {
        var person = new PersonId(personId);
        return new PersonData(
                SYSTEM,
                personId,
                chargepoints.ownedBy(person).stream().map(this::held).toList(),
                claims.by(person).stream().map(this::held).toList());
    }

    @POST
    @Path("erasure")
    public Erased erase(@PathParam("personId") UUID personId, @NotNull @Valid Case aCase) {
        var at = clock.instant();
        var steps = erasure.erase(new PersonId(personId), aCase.caseId(), current.actor());
        return new Erased(steps.stream()
                .map(step ->
                        new StepView(SYSTEM, step.what(), step.retained() ? "RETAINED" : "DONE", step.evidence(), at))
                .toList());
    }

    private HeldChargepoint held(Chargepoint chargepoint) {
        var history = operatorships.of(current.caller(), chargepoint.id()).stream()
                .map(PersonsResource::held)
                .toList();
        return new HeldChargepoint(
                chargepoint.id(),
                chargepoint.identity(),
                chargepoint.serial(),
                chargepoint.label(),
                chargepoint.addressLine(),
                chargepoint.postcode(),
                history);
    }

    private static HeldOperatorship held(Operatorship operatorship) {
        return new HeldOperatorship(
                operatorship.operator(),
                operatorship.from(),
                operatorship.until().orElse(null));
    }

    private HeldClaim held(Claim claim) {
        return new HeldClaim(
                claim.id(), claim.chargepointId(), claim.stateAt(clock.instant()), claim.madeAt(), claim.confirmedAt());
    }

    public record Case(@NotNull UUID caseId) {}

    public record PersonData(
            String system, UUID personId, List<HeldChargepoint> chargepoints, List<HeldClaim> claims) {}

    public record HeldChargepoint(
            UUID id,
            String identity,
            String serial,
            String label,
            String addressLine,
            String postcode,
            List<HeldOperatorship> operatorships) {}

    public record HeldOperatorship(
            String organisation, Instant from, @Nullable Instant until) {}

    public record HeldClaim(
            UUID id,
            UUID chargepointId,
            ClaimState state,
            Instant madeAt,
            @Nullable Instant confirmedAt) {}

    public record Erased(List<StepView> steps) {}

    public record StepView(String system, String what, String state, String evidence, Instant at) {}
}
