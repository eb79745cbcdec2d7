package energy.switchpoint.jobs.boundary;

import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.instructions.control.Instructions;
import energy.switchpoint.instructions.entity.Reading;
import energy.switchpoint.jobs.boundary.JobViews.JobView;
import energy.switchpoint.jobs.control.JobControl;
import energy.switchpoint.jobs.control.JobControl.Asked;
import energy.switchpoint.jobs.control.JobControl.Wanted;
import energy.switchpoint.jobs.control.JobOrders;
import energy.switchpoint.jobs.control.JobRows;
import energy.switchpoint.jobs.control.JobRunner;
import energy.switchpoint.jobs.entity.DeviceResult;
import energy.switchpoint.jobs.entity.DeviceState;
import energy.switchpoint.jobs.entity.Job;
import energy.switchpoint.jobs.entity.Selection;
import energy.switchpoint.jobs.entity.Work;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.setpoints.control.ResponseRights;
import energy.switchpoint.traces.control.CurrentTrace;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One command to many chargers: started, followed, stopped. Every charger's result stays to be read. */
@Path("jobs")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class JobsResource {

    private static final int MOST = 200;
    private static final int FIRST = 20;

    @Inject
    CurrentCaller current;

    @Inject
    CurrentTrace trace;

    @Inject
    RulePacks rulePacks;

    @Inject
    ResponseRights responseRights;

    @Inject
    JobControl control;

    @Inject
    JobRows rows;

    @Inject
    JobRunner runner;

    @Inject
    JobOrders orders;

    @Inject
    ChargerCommands chargers;

    @Inject
    JobViews views;

    @Inject
    Clock clock;

    @Context
    UriInfo address;

    public record SelectionBody(
            @Nullable List<UUID> ids,
            @Nullable Boolean all,
            @Nullable String area,
            @Nullable UUID product,
            @Nullable String firmware,
            @Nullable String ocppVersion,
            @Nullable String tag) {}

    public record PreviewBody(@Nullable SelectionBody selection) {}

    /**
     * @param connected of them, how many are connected now
     * @param overridden of them, how many would keep their household's override, if a level were commanded
     * @param first some of them, for a look
     */
    public record PreviewView(int devices, long connected, long overridden, List<UUID> first) {}

    public record NewJob(
            @Nullable String kind,
            @Nullable Integer levelPercent,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Boolean response,
            @Nullable JsonObject command,
            @Nullable SelectionBody selection,
            @Nullable Instant untilAt) {}

    public record JobList(List<JobView> items, long total) {}

    public record DeviceList(List<DeviceResult> items, long total) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"cpo", "platform"})
    public Response start(NewJob body) {
        var organisation = current.requireMember().organisation().value();
        var untilAt = body.untilAt();
        if (untilAt != null && !untilAt.isAfter(clock.instant())) {
            throw invalid("untilAt, until when chargers that are away are tried, lies in the future");
        }
        var asked = new Asked(
                organisation, current.actor(), selection(body.selection()), wanted(body), untilAt, trace.get());
        return begun(control.make(asked, runner.node(), JobRunner.LEASE));
    }

    /** Whom a job would reach, before anything is stored or sent. */
    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"cpo", "platform"})
    public PreviewView preview(PreviewBody body) {
        return switch (control.preview(organisation(), selection(body.selection()))) {
            case JobControl.Preview.NotAmongYours(var ids) -> throw notAmongYours(ids);
            case JobControl.Preview.Reaches(var ids, var outranked) ->
                new PreviewView(
                        ids.size(),
                        ids.stream().filter(chargers::isConnected).count(),
                        outranked,
                        ids.stream().limit(FIRST).toList());
        };
    }

    /** The same once more for the chargers where it did not succeed, as a job of its own. */
    @POST
    @Path("{id}/retry")
    @RolesAllowed({"cpo", "platform"})
    public Response retry(@PathParam("id") UUID id) {
        var job = own(id);
        if (job.state() == Job.State.RUNNING) {
            throw Problem.conflict(
                            "job-still-running",
                            "This job still runs",
                            "Wait for its end, or cancel it; then retry what did not succeed.")
                    .asException();
        }
        var again = control.toRetry(job);
        if (again.isEmpty()) {
            throw Problem.conflict(
                            "nothing-to-retry",
                            "Nothing to retry",
                            "No charger of this job that is still yours refused, failed, was silent or away.")
                    .asException();
        }
        return begun(control.make(
                new Asked(
                        job.organisationId(),
                        current.actor(),
                        Selection.of(again),
                        onceMore(job.work()),
                        null,
                        trace.get()),
                runner.node(),
                JobRunner.LEASE));
    }

    private Wanted onceMore(Work work) {
        return switch (work) {
            case Work.Level level
            when !level.until().isAfter(clock.instant()) ->
                throw Problem.conflict(
                                "level-is-over",
                                "This level is over",
                                "It was commanded until " + level.until() + ". Start a new job.")
                        .asException();
            case Work.Level level -> level(level.levelPercent(), level.from(), level.until(), level.response());
            case Work.Order order
            when order.body().isEmpty() ->
                throw Problem.conflict(
                                "command-not-kept",
                                "This command is no longer kept",
                                "It is from before commands were kept sealed. Start a new job.")
                        .asException();
            case Work.Order order -> order(Objects.requireNonNull(Instructions.json(order.body())));
        };
    }

    private Response begun(JobControl.Answer answer) {
        return switch (answer) {
            case JobControl.Answer.Made(var job, var targets) -> {
                runner.begin(job, targets);
                yield Response.accepted(views.made(job))
                        .location(address.getBaseUriBuilder()
                                .path(JobsResource.class)
                                .path(job.id().toString())
                                .build())
                        .build();
            }
            case JobControl.Answer.NotAmongYours(var ids) -> throw notAmongYours(ids);
            case JobControl.Answer.NoChargers() ->
                throw Problem.of(
                                422,
                                "no-chargers",
                                "No charger fits",
                                "None of your chargers fits this selection. Widen it; GET /devices shows what is there.")
                        .asException();
        };
    }

    private static WebApplicationException notAmongYours(List<UUID> ids) {
        return Problem.notFound("Some of these chargers are not among yours; nothing was sent. Leave them out.")
                .with("ids", ids.stream().map(UUID::toString).toList())
                .asException();
    }

    private Wanted wanted(NewJob body) {
        return switch (body.kind()) {
            case "COMMANDED_STATE" -> level(body);
            case "COMMAND" -> {
                var command = body.command();
                if (command == null) {
                    throw invalid("command is missing");
                }
                yield order(command);
            }
            case null, default -> throw invalid("kind is COMMANDED_STATE or COMMAND");
        };
    }

    private Wanted order(JsonObject command) {
        return switch (orders.read(command)) {
            case Reading.Understood(var instruction) ->
                new Wanted.Order(instruction.type().name(), command.toString());
            case Reading.Unreadable(var why) -> throw invalid("command." + why);
            case Reading.NotAllowed(var why) ->
                throw Problem.of(
                                422,
                                "command-not-allowed",
                                "No operator may ask this of a charger",
                                "Not sent: " + why + ".")
                        .asException();
        };
    }

    private Wanted level(NewJob body) {
        var level = body.levelPercent();
        var until = body.until();
        var from = body.from();
        if (level == null || level < -100 || level > 100) {
            throw invalid("a commanded state has a levelPercent of -100 to 100");
        }
        if (until == null || !until.isAfter(clock.instant()) || (from != null && !until.isAfter(from))) {
            throw invalid("a commanded state ends: until lies in the future and after from");
        }
        return level(level, from, until, Boolean.TRUE.equals(body.response()));
    }

    private Wanted level(int level, @Nullable Instant from, Instant until, boolean response) {
        if (response && !responseRights.has(current.requireMember().organisation())) {
            throw Problem.forbidden(
                            "Only operators that hold the right to frequency response order without random offset. Leave response out, or ask the platform for the right.")
                    .asException();
        }
        var rules = rulePacks
                .inForce()
                .orElseThrow(() -> Problem.unavailable(
                                "No rule pack has come from the registry yet, so no offset can be drawn. Try again in a few seconds.")
                        .asException());
        return new Wanted.Level(level, from, until, response, rules);
    }

    /** Everything only when it is said in so many words. */
    private static Selection selection(@Nullable SelectionBody body) {
        if (body == null) {
            throw invalid("selection is missing");
        }
        var ids = body.ids() == null ? List.<UUID>of() : body.ids();
        boolean filtered = body.area() != null
                || body.product() != null
                || body.firmware() != null
                || body.ocppVersion() != null
                || body.tag() != null;
        boolean all = Boolean.TRUE.equals(body.all());
        if (body.ids() != null && ids.isEmpty()) {
            throw invalid("selection.ids names at least one charger");
        }
        if (ids.isEmpty() && !filtered && !all) {
            throw invalid("selection has ids, a filter, or all: true");
        }
        if (all && (filtered || !ids.isEmpty())) {
            throw invalid("selection has all: true by itself, or ids and filters");
        }
        return new Selection(ids, body.area(), body.product(), body.firmware(), body.ocppVersion(), body.tag());
    }

    @GET
    @RolesAllowed({"cpo", "platform"})
    public JobList list(
            @QueryParam("offset") @DefaultValue("0") int offset, @QueryParam("limit") @DefaultValue("50") int limit) {
        var page = rows.page(organisation(), Math.max(0, offset), Math.clamp(limit, 1, MOST));
        return new JobList(page.items().stream().map(views::view).toList(), page.total());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"cpo", "platform"})
    public JobView read(@PathParam("id") UUID id) {
        return views.view(own(id));
    }

    @GET
    @Path("{id}/devices")
    @RolesAllowed({"cpo", "platform"})
    public DeviceList devices(
            @PathParam("id") UUID id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        own(id);
        var page = rows.devices(id, state(state), Math.max(0, offset), Math.clamp(limit, 1, MOST));
        return new DeviceList(page.items(), page.total());
    }

    @POST
    @Path("{id}/cancel")
    @RolesAllowed({"cpo", "platform"})
    public JobView cancel(@PathParam("id") UUID id) {
        var job = own(id);
        control.cancel(job);
        runner.cancel(id);
        return views.view(own(id));
    }

    private Job own(UUID id) {
        return rows.find(organisation(), id)
                .orElseThrow(() -> Problem.notFound("There is no such job among yours. Check the address.")
                        .asException());
    }

    private String organisation() {
        return current.requireMember().organisation().value();
    }

    private static @Nullable DeviceState state(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return DeviceState.valueOf(text);
        } catch (IllegalArgumentException _) {
            throw invalid("state is one of " + List.of(DeviceState.values()));
        }
    }

    private static WebApplicationException invalid(String why) {
        return Problem.badRequest("invalid-job", "This job cannot be started: " + why + ".")
                .asException();
    }
}
