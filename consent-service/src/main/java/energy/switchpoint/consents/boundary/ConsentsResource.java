package energy.switchpoint.consents.boundary;

import energy.switchpoint.consents.control.Ending;
import energy.switchpoint.consents.control.Giving;
import energy.switchpoint.consents.control.Permissions;
import energy.switchpoint.consents.control.Receipt;
import energy.switchpoint.consents.entity.Consent;
import energy.switchpoint.consents.entity.Consents;
import energy.switchpoint.consents.entity.Consents.Filter;
import energy.switchpoint.consents.entity.Grant;
import energy.switchpoint.notices.entity.Notices;
import energy.switchpoint.notices.entity.Purpose;
import energy.switchpoint.organisations.control.OrganisationNames;
import energy.switchpoint.platform.identity.Caller.Consumer;
import energy.switchpoint.platform.identity.Caller.Service;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.persistence.Page;
import energy.switchpoint.platform.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** A person's permissions: see, give, withdraw, and the receipt. */
@Path("consents")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class ConsentsResource {

    /** Where a consent given through this address was given. */
    private static final String PORTAL = "portal";

    @Inject
    Consents consents;

    @Inject
    Permissions permissions;

    @Inject
    Notices notices;

    @Inject
    OrganisationNames organisations;

    @Inject
    CurrentCaller caller;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "switchpoint.consent.url")
    String ownUrl;

    /** Alias of the organisation that runs this platform and keeps the record. */
    @Inject
    @ConfigProperty(name = "switchpoint.consent.controller")
    String controller;

    @GET
    @RolesAllowed({"consumer", "cpo", "service"})
    public Page<ConsentView> list(
            @QueryParam("personId") @Nullable UUID personId,
            @QueryParam("recipient") @Nullable String recipient,
            @QueryParam("chargepointId") @Nullable UUID chargepointId,
            @QueryParam("live") boolean liveOnly,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        if ((caller.caller() instanceof Service) == (personId == null)) {
            throw Problem.badRequest(
                            "person-needed", "A service names the person with personId; nobody else sends personId.")
                    .asException();
        }
        return consents.page(caller.caller(), new Filter(personId, recipient, chargepointId, liveOnly), offset, limit)
                .map(this::view);
    }

    @POST
    @RolesAllowed("consumer")
    public Response give(@Valid @NotNull GiveOrder order) {
        var grant = new Grant(
                caller.requirePerson(),
                new OrganisationId(order.recipient()),
                order.chargepointId(),
                order.purpose(),
                order.noticeVersion(),
                PORTAL);
        return switch (permissions.give(grant)) {
            case Giving.Given(var consent) ->
                Response.created(URI.create(ownUrl + "/consents/" + consent.id() + "/receipt"))
                        .entity(view(consent))
                        .build();
            case Giving.AlreadyGiven(var id) ->
                throw Problem.conflict(
                                "consent-already-given",
                                "You have agreed to this already",
                                "This permission already stands. Withdraw it first if you want to give it anew.")
                        .with("consentId", id.toString())
                        .asException();
            case Giving.NoticeOutdated(int inForce) ->
                throw Problem.conflict(
                                "notice-outdated",
                                "The wording has changed",
                                "Read the notice that is in force now, then agree to that one.")
                        .with("noticeVersion", inForce)
                        .asException();
            case Giving.NotYourCharger() ->
                throw Problem.notFound("This charger is not one of yours. Claim it first.")
                        .asException();
            case Giving.UnknownRecipient() ->
                throw Problem.badRequest(
                                "recipient-unknown", "There is no such company here. Choose one from the list.")
                        .asException();
            case Giving.CannotTell() ->
                throw Problem.unavailable("The register of companies does not answer. Try again in a moment.")
                        .asException();
            case Giving.ProcessingRestricted() ->
                throw Problem.conflict(
                                "processing-restricted",
                                "You have restricted the use of your data",
                                "Withdraw that request under \"My rights\" first, then agree again.")
                        .asException();
        };
    }

    @POST
    @Path("{id}/withdrawal")
    @RolesAllowed("consumer")
    public Receipt withdraw(@PathParam("id") UUID id) {
        return switch (permissions.withdraw(own(id))) {
            case Ending.Ended(var consent) -> receipt(consent);
            case Ending.AlreadyEnded(var consent) -> receipt(consent);
            case Ending.Required(var consent) ->
                throw Problem.conflict(
                                "consent-required",
                                "Your charger cannot be run without this",
                                "%s needs this to run your charger. It ends when you switch to another company."
                                        .formatted(consent.recipientName()))
                        .asException();
        };
    }

    @GET
    @Path("{id}/receipt")
    @RolesAllowed("consumer")
    public Receipt receipt(@PathParam("id") UUID id) {
        return receipt(own(id));
    }

    private Consent own(UUID id) {
        return consents.find(caller.caller(), id).orElseThrow(ConsentsResource::unknown);
    }

    private Receipt receipt(Consent consent) {
        var notice = notices.version(consent.purpose(), consent.noticeVersion())
                .orElseThrow(() -> new IllegalStateException("no notice behind consent " + consent.id()));
        return Receipt.of(
                consent,
                notice,
                new Receipt.Party(controller, organisations.of(controller)),
                ownUrl + "/public/notices",
                clock.instant());
    }

    private ConsentView view(Consent consent) {
        boolean mine = caller.caller() instanceof Consumer;
        return ConsentView.of(consent, mine && consent.isLive() && !permissions.required(consent));
    }

    private static WebApplicationException unknown() {
        return Problem.notFound("There is no such permission of yours. See the list of your permissions.")
                .asException();
    }

    public record GiveOrder(
            @NotNull @Pattern(regexp = "[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
            String recipient,

            @NotNull UUID chargepointId,
            @NotNull Purpose purpose,
            @Min(1) int noticeVersion) {}
}
