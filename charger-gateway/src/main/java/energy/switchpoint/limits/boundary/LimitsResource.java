package energy.switchpoint.limits.boundary;

import energy.switchpoint.levels.entity.Direction;
import energy.switchpoint.limits.control.AreaChargers;
import energy.switchpoint.limits.control.LimitControl;
import energy.switchpoint.limits.control.NetworkAreas;
import energy.switchpoint.limits.control.Pseudonyms;
import energy.switchpoint.limits.control.SupplyLimits;
import energy.switchpoint.limits.entity.Issuing;
import energy.switchpoint.limits.entity.LimitFigures;
import energy.switchpoint.limits.entity.LimitRequest;
import energy.switchpoint.limits.entity.LimitedDevice;
import energy.switchpoint.limits.entity.ReasonCode;
import energy.switchpoint.limits.entity.SupplyLimit;
import energy.switchpoint.limits.entity.SupplyLimit.NamedParty;
import energy.switchpoint.platform.http.Versions;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.twins.control.Reconciler;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Supply limits for network operators: estimate, issue, watch, release. The regulator reads. */
@Path("limits")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class LimitsResource {

    private static final int MOST = 200;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_TRIED_FIRST = 1000;

    @Inject
    CurrentCaller current;

    @Inject
    SupplyLimits limits;

    @Inject
    LimitControl control;

    @Inject
    NetworkAreas networkAreas;

    @Inject
    AreaChargers areaChargers;

    @Inject
    RulePacks rulePacks;

    @Inject
    Reconciler reconciler;

    @Inject
    Pseudonyms pseudonyms;

    public record EstimateRequest(
            @Nullable String areaId,
            @Nullable Integer levelPercent,
            @Nullable String direction,
            @Nullable Integer minutes) {}

    public record EstimateView(
            int chargers,
            int connected,
            int active,
            int idle,
            int protectedCount,
            long powerNowW,
            long expectedReliefW) {}

    public record NewLimit(
            @Nullable String areaId,
            @Nullable Integer levelPercent,
            @Nullable String direction,
            @Nullable Instant until,
            @Nullable ReasonCode reasonCode,
            @Nullable String reasonText,
            @Nullable String triedFirst) {}

    public record LimitList(List<LimitView> items, long total) {}

    public record DeviceView(
            String chargepointId,
            @Nullable Instant sentAt,
            @Nullable Instant acceptedAt,
            @Nullable Long powerBeforeW,
            @Nullable Long powerAfterW,
            @Nullable String outcome,
            int releaseOffsetS,
            @Nullable Instant processedAt,
            @Nullable Instant endedAt) {}

    public record DeviceList(List<DeviceView> items, long total) {}

    @POST
    @Path("estimate")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("dso")
    public EstimateView estimate(EstimateRequest body) {
        if (body.areaId() == null) {
            throw invalid("areaId is missing");
        }
        var level = level(body.levelPercent());
        var minutes = body.minutes();
        if (minutes != null && minutes < 1) {
            throw invalid("minutes is at least 1");
        }
        var dso = current.requireMember().organisation().value();
        var area = ownArea(dso, body.areaId());
        var e = control.estimate(dso, area.area().id(), level, direction(body.direction()), rules());
        return new EstimateView(
                e.chargers(),
                e.connected(),
                e.active(),
                e.idle(),
                e.protectedCount(),
                e.powerNowW(),
                e.expectedReliefW());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("dso")
    public Response issue(NewLimit body) {
        var asked = checked(body);
        var area = ownArea(current.requireMember().organisation().value(), asked.areaId());
        var limit = issued(control.issue(area.dso(), area.area(), asked, rules(), current.actor()));
        // Every charger at once; the answer does not wait for them.
        reconciler.pushCeilings(limits.chargersOf(limit.id()));
        return Response.created(URI.create("limits/" + limit.id()))
                .entity(LimitView.of(limit, limits.figures(limit.id())))
                .tag(Versions.tag(limit.version()))
                .build();
    }

    @GET
    @RolesAllowed({"dso", "regulator"})
    public LimitList list(
            @QueryParam("offset") @DefaultValue("0") int offset, @QueryParam("limit") @DefaultValue("50") int limit) {
        var all = new SupplyLimits.Filter(null, null, null);
        var found = limits.list(current.caller(), all, Math.max(0, offset), Math.clamp(limit, 1, MOST));
        return new LimitList(views(found), limits.count(current.caller(), all));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"dso", "regulator"})
    public Response read(@PathParam("id") UUID id) {
        return answer(find(id));
    }

    @POST
    @Path("{id}/release")
    @RolesAllowed("dso")
    public Response release(@PathParam("id") UUID id) {
        var limit = find(id);
        if (control.release(limit, rules(), current.actor())) {
            reconciler.wake(limits.chargersOf(id));
        }
        return answer(find(id));
    }

    @GET
    @Path("{id}/devices")
    @RolesAllowed({"dso", "regulator"})
    public DeviceList devices(
            @PathParam("id") UUID id,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        var found = find(id);
        var dso = found.dso().id();
        var items = limits.devices(id, Math.max(0, offset), Math.clamp(limit, 1, MOST)).stream()
                .map(d -> view(d, dso))
                .toList();
        return new DeviceList(items, limits.figures(id).chargers());
    }

    private DeviceView view(LimitedDevice d, String dso) {
        var outcome = d.outcome();
        return new DeviceView(
                pseudonyms.of(dso, d.chargepointId()),
                d.sentAt(),
                d.acceptedAt(),
                d.powerBeforeW(),
                d.powerAfterW(),
                outcome == null ? null : outcome.name(),
                d.releaseOffsetS(),
                d.processedAt(),
                d.endedAt());
    }

    private SupplyLimit find(UUID id) {
        return limits.byId(current.caller(), id)
                .orElseThrow(() -> Problem.notFound("There is no such limit among yours. Check the address.")
                        .asException());
    }

    private Response answer(SupplyLimit limit) {
        return Response.ok(LimitView.of(limit, limits.figures(limit.id())))
                .tag(Versions.tag(limit.version()))
                .build();
    }

    private List<LimitView> views(List<SupplyLimit> found) {
        var figures = limits.figures(found.stream().map(SupplyLimit::id).toList());
        return found.stream()
                .map(l -> LimitView.of(l, figures.getOrDefault(l.id(), LimitFigures.NONE)))
                .toList();
    }

    private record OwnArea(NamedParty dso, NamedParty area) {}

    /** By the registry's word; while it is away, by the chargers that the area is known to hold. */
    private OwnArea ownArea(String dso, String areaId) {
        return networkAreas
                .byId(areaId)
                .filter(a -> a.dsoId().equals(dso))
                .map(a -> new OwnArea(new NamedParty(dso, a.dsoName()), new NamedParty(areaId, a.name())))
                .or(() -> areaChargers
                        .dsoNameIn(dso, areaId)
                        .map(name -> new OwnArea(
                                new NamedParty(dso, name),
                                new NamedParty(
                                        areaId, areaChargers.nameOf(areaId).orElse(areaId)))))
                .orElseThrow(() -> Problem.notFound("There is no such area among yours. Choose one from your network.")
                        .asException());
    }

    private RulePack rules() {
        return rulePacks
                .inForce()
                .orElseThrow(() -> Problem.unavailable(
                                "No rule pack has come from the registry yet, so no limit can be checked against it. Try again in a few seconds.")
                        .asException());
    }

    private LimitRequest checked(NewLimit body) {
        var code = body.reasonCode();
        var until = body.until();
        var areaId = body.areaId();
        var reason = text(body.reasonText(), "reasonText", LONGEST_REASON);
        var tried = text(body.triedFirst(), "triedFirst", LONGEST_TRIED_FIRST);
        if (areaId == null || until == null || code == null) {
            throw invalid("areaId, until and reasonCode are needed");
        }
        if (code == ReasonCode.OTHER && reason.isBlank()) {
            throw invalid("a limit for another reason needs a reasonText");
        }
        if (tried.isBlank()) {
            throw invalid("triedFirst says what was tried before this last resort");
        }
        return new LimitRequest(
                areaId, level(body.levelPercent()), direction(body.direction()), until, code, reason, tried);
    }

    private static String text(@Nullable String value, String name, int longest) {
        if (value == null) {
            return "";
        }
        if (value.length() > longest) {
            throw invalid(name + " has at most " + longest + " characters");
        }
        return value.strip();
    }

    private static int level(@Nullable Integer levelPercent) {
        if (levelPercent == null || levelPercent < 0 || levelPercent > 100) {
            throw invalid("levelPercent is 0 to 100");
        }
        return levelPercent;
    }

    private static Direction direction(@Nullable String direction) {
        return switch (direction) {
            case null -> Direction.IMPORT;
            case "IMPORT" -> Direction.IMPORT;
            case "EXPORT" -> Direction.EXPORT;
            default -> throw invalid("direction is IMPORT or EXPORT");
        };
    }

    private static SupplyLimit issued(Issuing issuing) {
        return switch (issuing) {
            case Issuing.Issued(var limit) -> limit;
            case Issuing.NoChargers() ->
                throw refused(
                        "limit-no-chargers",
                        "There is no charger in this area that this limit would mean anything to, so it would do nothing. Choose another area.");
            case Issuing.AlreadyOver() -> throw invalid("until lies in the future");
            case Issuing.TooLong(var pack, var longest) ->
                throw refused(
                        "limit-too-long",
                        "A limit may last %s at most (rule pack %s). Choose an earlier end, and issue another limit if it is still needed then."
                                .formatted(inWords(longest), pack));
            case Issuing.BelowFloor(var pack, var floor, var wouldBe, var lowest) ->
                throw refused(
                        "limit-below-floor",
                        "Rule pack %s leaves every charger %d W; this level would leave one %d W. Ask for %d %% or more in this area."
                                .formatted(pack, floor, wouldBe, lowest));
        };
    }

    private static String inWords(Duration d) {
        return d.toMinutes() % 60 == 0 ? d.toHours() + " h" : d.toMinutes() + " min";
    }

    private static WebApplicationException refused(String slug, String detail) {
        return Problem.of(422, slug, "This limit is not allowed", detail).asException();
    }

    private static WebApplicationException invalid(String why) {
        return Problem.badRequest("invalid-limit", "This limit cannot be issued: " + why + ".")
                .asException();
    }
}
