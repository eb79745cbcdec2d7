package energy.switchpoint.organisations.boundary;

import energy.switchpoint.organisations.control.Admission;
import energy.switchpoint.organisations.control.Admission.Decision;
import energy.switchpoint.organisations.control.IdentityProvider;
import energy.switchpoint.organisations.control.IdentityProvider.Outcome;
import energy.switchpoint.organisations.control.Organisations;
import energy.switchpoint.organisations.entity.Organisation;
import energy.switchpoint.organisations.entity.OrganisationKind;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.persistence.Page;
import energy.switchpoint.platform.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The platform accepts organisations and invites their people. */
@Path("organisations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class OrganisationsResource {

    private static final System.Logger LOG = System.getLogger(OrganisationsResource.class.getName());

    @Inject
    Organisations organisations;

    @Inject
    Admission admission;

    @Inject
    IdentityProvider identityProvider;

    @Inject
    Clock clock;

    @Inject
    CurrentCaller current;

    @GET
    @RolesAllowed("platform")
    public Page<OrganisationView> list(
            @QueryParam("q") @Size(max = 100) @Nullable String words,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return organisations
                .page(current.caller(), Organisations.matching(words), "e.name, e.id", offset, limit)
                .map(OrganisationView::of);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"platform", "cpo", "dso", "manufacturer", "test-house", "regulator"})
    public OrganisationView get(@PathParam("id") String id) {
        return OrganisationView.of(find(id));
    }

    @POST
    @RolesAllowed("platform")
    public Response create(@NotNull @Valid NewOrganisation wanted) {
        var organisation = new Organisation(
                new OrganisationId(wanted.id()),
                wanted.name().strip(),
                wanted.kind(),
                wanted.website(),
                wanted.summary(),
                clock.instant());
        var first = wanted.invite() == null ? null : wanted.invite().person();
        return switch (admission.accept(organisation, first, current.actor())) {
            case Decision.Accepted(var accepted) ->
                Response.created(URI.create("organisations/" + accepted.id()))
                        .entity(OrganisationView.of(accepted))
                        .build();
            case Decision.Exists() ->
                throw Problem.conflict(
                                "organisation-exists",
                                "This id is taken",
                                "There is an organisation with the id '%s' or with this name already. Choose others."
                                        .formatted(wanted.id()))
                        .asException();
            case Decision.Unavailable(var why) ->
                throw unavailable(
                        why,
                        "The organisation was not made, because the sign-in service did not answer. Nothing is left behind; try again in a minute.");
        };
    }

    @POST
    @Path("{id}/invitations")
    @RolesAllowed("platform")
    public Response invite(@PathParam("id") String id, @NotNull @Valid Invitation invitation) {
        var organisation = find(id);
        var outcome =
                identityProvider.invite(organisation.id(), organisation.kind().role(), invitation.person());
        return switch (outcome) {
            case Outcome.Done(), Outcome.AlreadyThere(), Outcome.NameTaken() -> invited(organisation, invitation, true);
            case Outcome.Invited(boolean mailed) -> invited(organisation, invitation, mailed);
            case Outcome.Unavailable(var why) ->
                throw unavailable(
                        why, "Nobody was invited, because the sign-in service did not answer. Try again in a minute.");
        };
    }

    private static Response invited(Organisation organisation, Invitation invitation, boolean delivered) {
        return Response.accepted(new InvitedView(organisation.id().value(), invitation.email(), delivered))
                .build();
    }

    private static WebApplicationException unavailable(String why, String detail) {
        LOG.log(System.Logger.Level.WARNING, "the identity provider could not be used: {0}", why);
        return Problem.of(503, "identity-unavailable", "Sign-in service not available", detail)
                .retryAfter(Duration.ofMinutes(1))
                .asException();
    }

    private Organisation find(String id) {
        return organisations
                .find(current.caller(), id)
                .orElseThrow(
                        () -> Problem.notFound("No organisation has this id.").asException());
    }

    public record NewOrganisation(
            @NotNull @Pattern(regexp = "[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
            String id,

            @NotBlank @Size(max = 100) String name,
            @NotNull OrganisationKind kind,

            @Nullable @Size(max = 200) @Pattern(regexp = "https?://\\S+")
            String website,

            @Nullable @Size(max = 500) String summary,
            @Nullable @Valid Invitation invite) {}

    public record Invitation(
            @NotBlank @Email @Size(max = 200) String email,
            @NotBlank @Size(max = 100) String firstName,
            @NotBlank @Size(max = 100) String lastName) {

        IdentityProvider.Person person() {
            return new IdentityProvider.Person(email.strip().toLowerCase(), firstName.strip(), lastName.strip());
        }
    }

    public record InvitedView(String organisation, String email, boolean delivered) {}
}
