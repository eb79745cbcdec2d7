package energy.switchpoint.localcontrol.boundary;

import energy.switchpoint.devices.boundary.OwnDevices;
import energy.switchpoint.devices.entity.Party;
import energy.switchpoint.localcontrol.control.HouseholdControl;
import energy.switchpoint.localcontrol.control.HouseholdControl.HandBack;
import energy.switchpoint.localcontrol.control.HouseholdControl.Undo;
import energy.switchpoint.localcontrol.control.LocalControls;
import energy.switchpoint.localcontrol.control.ProgrammeNotices;
import energy.switchpoint.localcontrol.entity.ProgrammeNotice;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.programmes.control.StandingProgrammes;
import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.rulepacks.entity.RulePack;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
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

/** Who is in control of a charger, giving control back, and undo of what an operator replaced (R067–R070). */
@Path("devices")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class LocalControlResource {

    private static final List<String> ALWAYS = List.of("PROGRAMME", "OVERRIDE");
    private static final List<String> WITHOUT_OPERATOR = List.of("PROGRAMME", "OVERRIDE", "LOSS_POLICY");

    @Inject
    OwnDevices own;

    @Inject
    CurrentCaller current;

    @Inject
    LocalControls controls;

    @Inject
    HouseholdControl household;

    @Inject
    ProgrammeNotices notices;

    @Inject
    StandingProgrammes standing;

    @Inject
    RulePacks rulePacks;

    @Inject
    Clock clock;

    public record PartyView(String id, String name) {
        static @Nullable PartyView of(@Nullable Party party) {
            return party == null ? null : new PartyView(party.id(), party.name());
        }
    }

    /** @param mayUndo the time for it runs, and nobody has set another programme since */
    public record NoticeView(
            UUID id,
            @Nullable PartyView operator,
            Instant replacedAt,
            Instant startsAt,
            Instant undoUntil,
            boolean mayUndo) {
        static NoticeView of(ProgrammeNotice n, boolean mayUndo) {
            return new NoticeView(
                    n.id(), PartyView.of(n.operator()), n.replacedAt(), n.startsAt(), n.undoUntil(), mayUndo);
        }
    }

    /** @param notice of the household only: its operator replaced its programme */
    public record View(
            String state,
            @Nullable String cause,
            Instant since,
            @Nullable Instant lostSince,
            @Nullable PartyView operator,
            List<String> householdMaySet,
            @Nullable NoticeView notice) {}

    @GET
    @Path("{id}/local-control")
    @RolesAllowed({"cpo", "consumer"})
    public View read(@PathParam("id") UUID id) {
        own.require(id);
        return view(id);
    }

    @DELETE
    @Path("{id}/local-control")
    @RolesAllowed("consumer")
    public View handBack(@PathParam("id") UUID id) {
        own.require(id);
        return switch (household.handBack(id, rules())) {
            case HandBack.Done _ -> view(id);
            case HandBack.NothingTaken _ ->
                throw Problem.conflict(
                                "control-not-taken",
                                "There is nothing to give back",
                                "Your own programme does not stand in for an operator now. To change what the charger does, set another programme.")
                        .asException();
            case HandBack.Stale _ -> throw faster();
        };
    }

    @POST
    @Path("{id}/programme-notices/{notice}/undo")
    @RolesAllowed("consumer")
    public View undo(@PathParam("id") UUID id, @PathParam("notice") UUID notice) {
        own.require(id);
        return switch (household.undo(id, notice, current.requirePerson(), rules())) {
            case Undo.Done _ -> view(id);
            case Undo.NoSuchNotice _ -> throw noNotice();
            case Undo.TooLate _ ->
                throw Problem.conflict(
                                "undo-too-late",
                                "This can no longer be undone",
                                "The time for it is over, or another programme was set since. You can set your own programme again at any time.")
                        .asException();
            case Undo.Forgotten _ ->
                throw Problem.conflict(
                                "programme-erased",
                                "Your earlier programme is no longer known",
                                "It was erased with a reset. Set your programme again.")
                        .asException();
        };
    }

    @POST
    @Path("{id}/programme-notices/{notice}/acknowledgement")
    @RolesAllowed("consumer")
    public View keep(@PathParam("id") UUID id, @PathParam("notice") UUID notice) {
        own.require(id);
        if (!household.keep(id, notice)) {
            throw noNotice();
        }
        return view(id);
    }

    private View view(UUID id) {
        var now = clock.instant();
        var control = controls.of(id, now);
        return new View(
                control.state(),
                control.cause(),
                control.since(),
                control.lostSince(),
                PartyView.of(control.operator()),
                control.householdDecides() ? WITHOUT_OPERATOR : ALWAYS,
                current.caller() instanceof Caller.Consumer ? notice(id, now) : null);
    }

    private @Nullable NoticeView notice(UUID id, Instant now) {
        return notices.open(id)
                .map(n -> NoticeView.of(n, n.mayUndo(now, standing.plan(id, now).version())))
                .orElse(null);
    }

    private RulePack rules() {
        return rulePacks
                .inForce()
                .orElseThrow(() -> Problem.unavailable(
                                "No rule pack has come from the registry yet, so no offset can be drawn. Try again in a few seconds.")
                        .asException());
    }

    private static jakarta.ws.rs.WebApplicationException noNotice() {
        return Problem.notFound("There is no such notice, or it has been answered. Load the page again.")
                .asException();
    }

    private static jakarta.ws.rs.WebApplicationException faster() {
        return Problem.conflict(
                        "changed-meanwhile",
                        "Somebody was faster",
                        "The programme was changed at the same moment. Load it again, then repeat your change.")
                .asException();
    }
}
