package energy.switchpoint.programmes.boundary;

import energy.switchpoint.calendars.control.Calendars.Replacement;
import energy.switchpoint.calendars.entity.Calendar;
import energy.switchpoint.calendars.entity.CalendarJson;
import energy.switchpoint.calendars.entity.CalendarPlan;
import energy.switchpoint.calendars.entity.SetCalendar;
import energy.switchpoint.devices.boundary.OwnDevices;
import energy.switchpoint.devices.control.CommandAuthority;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.control.SiteTimes;
import energy.switchpoint.devices.entity.Device;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.devices.entity.Party;
import energy.switchpoint.platform.http.NeedsIfMatch;
import energy.switchpoint.platform.http.Versions;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.programmes.control.Programming;
import energy.switchpoint.programmes.control.Programming.Ended;
import energy.switchpoint.programmes.control.StandingProgrammes;
import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.rulepacks.entity.RulePack;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A charger's load control calendar, set by its operator or its household, now or from a date on (R025, R067, R069). */
@Path("devices")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class CalendarResource {

    private static final String STARTS_AT = "startsAt";
    private static final String TIMEZONE = "timezone";
    private static final Duration FURTHEST = Duration.ofDays(731);

    @Inject
    OwnDevices own;

    @Inject
    CurrentCaller current;

    @Inject
    CommandAuthority authority;

    @Inject
    StandingProgrammes standing;

    @Inject
    Programming programming;

    @Inject
    SiteTimes siteTimes;

    @Inject
    Clock clock;

    @Inject
    RulePacks rulePacks;

    @Inject
    DeviceLog log;

    @Context
    Request request;

    @GET
    @Path("{id}/calendar")
    @RolesAllowed({"cpo", "consumer"})
    public Response read(@PathParam("id") UUID id) {
        own.require(id);
        return answer(id);
    }

    @PUT
    @Path("{id}/calendar")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"cpo", "consumer"})
    @NeedsIfMatch
    public Response replace(@PathParam("id") UUID id, JsonObject body) {
        var device = own.require(id);
        var calendar = parsed(body, siteTimes.of(id));
        var from = from(body);
        var seen = standing.plan(id, clock.instant()).version();
        Versions.check(request, seen);
        return switch (programming.replace(id, calendar, setBy(device), seen, from, rules())) {
            case Replacement.Replaced(var now) -> {
                log.add(
                        id,
                        LogKind.COMMAND,
                        "CALENDAR",
                        "set by %s, counts from %s (offset %d s: %s)"
                                .formatted(
                                        now.setBy().kind(),
                                        now.start().at(),
                                        now.start().offsetS(),
                                        now.start().rule()));
                yield answer(id);
            }
            case Replacement other -> throw refused(other);
        };
    }

    /** What the operator itself has set and what counts now ends; the default hours count after an offset of their own. */
    @DELETE
    @Path("{id}/calendar")
    @RolesAllowed("cpo")
    @NeedsIfMatch
    public Response end(@PathParam("id") UUID id) {
        var by = setBy(own.require(id));
        var seen = standing.plan(id, clock.instant()).version();
        Versions.check(request, seen);
        return switch (programming.end(id, by, standing.defaultOf(id, rules()), seen, rules())) {
            case Ended.Returned(var now) -> {
                log.add(
                        id,
                        LogKind.COMMAND,
                        "CALENDAR",
                        "ended by CPO, default hours of %s count from %s (offset %d s: %s)"
                                .formatted(
                                        now.setBy().kind(),
                                        now.start().at(),
                                        now.start().offsetS(),
                                        now.start().rule()));
                yield answer(id);
            }
            case Ended.NotYours() ->
                throw Problem.conflict(
                                "calendar-not-yours",
                                "No programme of yours counts",
                                "Only a programme that you have set and that has begun can be ended. Cancel one that waits, or set another.")
                        .asException();
            case Ended.Overtaken() ->
                throw Problem.conflict(
                                "calendar-overtaken",
                                "Another programme is about to begin",
                                "It begins within its random offset. Cancel it first, or wait for it.")
                        .asException();
            case Ended.Refused(var why) -> throw refused(why);
        };
    }

    @DELETE
    @Path("{id}/calendar/waiting/{version}")
    @RolesAllowed({"cpo", "consumer"})
    public Response cancel(@PathParam("id") UUID id, @PathParam("version") long version) {
        setBy(own.require(id));
        if (!programming.cancel(id, version)) {
            throw Problem.conflict(
                            "calendar-not-waiting",
                            "It does not wait any more",
                            "This programme has begun, was cancelled or never was. Set another one instead.")
                    .asException();
        }
        log.add(id, LogKind.COMMAND, "CALENDAR", "cancelled version " + version);
        return answer(id);
    }

    private static RuntimeException refused(Replacement why) {
        return switch (why) {
            case Replacement.Replaced _ -> new IllegalArgumentException("not refused");
            case Replacement.Stale() ->
                Problem.of(
                                412,
                                "changed-meanwhile",
                                "Somebody was faster",
                                "The programme was changed since you loaded it. Load it again, then repeat your change.")
                        .asException();
            case Replacement.CannotExport() ->
                Problem.of(
                                422,
                                "cannot-export",
                                "This charger cannot give power back",
                                "Its product is not known to be able to. Use levels of 0 to 100, or have the product's data corrected.")
                        .asException();
            case Replacement.TooManyWait() ->
                Problem.conflict(
                                "too-many-calendars-wait",
                                "Too many programmes wait",
                                "Cancel one that has not begun, then repeat.")
                        .asException();
        };
    }

    private SetCalendar.SetBy setBy(Device device) {
        return switch (current.caller()) {
            case Caller.Consumer(var person) -> new SetCalendar.SetBy("CONSUMER", person.toString(), "Owner");
            case Caller.Member(var organisation, var role, var person) -> {
                if (!authority.mayCommand(organisation, device.id())) {
                    throw Problem.notFound("There is no such charger among yours. Check the address.")
                            .asException();
                }
                var name = device.operator().map(Party::name).orElse(organisation.value());
                yield new SetCalendar.SetBy("CPO", organisation.value(), name);
            }
            case Caller.Service _, Caller.Anonymous _ ->
                throw Problem.forbidden("Only the owner and the operator set a programme.")
                        .asException();
        };
    }

    /** {@code startsAt} says from when on; it is the order's and no part of the calendar. */
    private @Nullable Instant from(JsonObject body) {
        if (!body.containsKey(STARTS_AT) || body.isNull(STARTS_AT)) {
            return null;
        }
        try {
            var from = Instant.parse(body.getString(STARTS_AT));
            if (from.isAfter(clock.instant()) && from.isBefore(clock.instant().plus(FURTHEST))) {
                return from;
            }
        } catch (DateTimeParseException | ClassCastException _) {
            // answered below, together with a time that cannot be
        }
        throw Problem.badRequest(
                        "invalid-calendar",
                        "startsAt lies in the future, at most two years ahead; leave it out for now.")
                .asException();
    }

    /** Switch times are the site's local times, so another place's would come at other hours than its sender means. */
    private static Calendar parsed(JsonObject body, ZoneId site) {
        var calendar = Json.createObjectBuilder(body).remove(STARTS_AT);
        if (!body.containsKey(TIMEZONE)) {
            calendar.add(TIMEZONE, site.getId());
        }
        return switch (CalendarJson.read(calendar.build())) {
            case CalendarJson.Reading.Valid(var valid)
            when valid.timezone().getRules().equals(site.getRules()) -> valid;
            case CalendarJson.Reading.Valid _ ->
                throw Problem.badRequest(
                                "invalid-calendar",
                                "This charger hangs where the time is that of %s; send its local times with this timezone, or leave timezone out."
                                        .formatted(site.getId()))
                        .asException();
            case CalendarJson.Reading.Invalid(var why) ->
                throw Problem.badRequest("invalid-calendar", "This programme cannot be used: " + why + ".")
                        .asException();
        };
    }

    private RulePack rules() {
        return rulePacks
                .inForce()
                .orElseThrow(() -> Problem.unavailable(
                                "No rule pack has come from the registry yet, so neither default hours nor offsets are known. Try again in a few seconds.")
                        .asException());
    }

    /** The one set last that still counts or will: what an editor shows. What counts until then is said beside it. */
    private Response answer(UUID id) {
        var plan = standing.plan(id, clock.instant());
        var waiting = Json.createArrayBuilder();
        var site = siteTimes.of(id);
        plan.waiting().forEach(w -> waiting.add(written(w, site)));
        var json = plan.latest()
                .map(set -> written(set, site))
                .orElseGet(() -> defaultHours(id, site))
                .add("version", plan.version())
                .add("inForce", inForce(id, plan, site))
                .add("waiting", waiting)
                .build();
        return Response.ok(json).tag(Versions.tag(plan.version())).build();
    }

    private JsonObjectBuilder inForce(UUID id, CalendarPlan plan, ZoneId site) {
        var now = plan.inForce();
        return now == null ? defaultHours(id, site) : written(now, site);
    }

    private JsonObjectBuilder defaultHours(UUID id, ZoneId site) {
        var hours = standing.defaultOf(id, rules()).in(site);
        return Json.createObjectBuilder(CalendarJson.write(hours.calendar()))
                .add("setBy", party(hours.setBy()))
                .addNull("setAt")
                .add("version", 0);
    }

    private static JsonObjectBuilder written(SetCalendar set, ZoneId site) {
        return Json.createObjectBuilder(CalendarJson.write(set.calendar().in(site)))
                .add("setBy", party(set.setBy()))
                .add("setAt", set.setAt().toString())
                .add("startsAt", set.start().at().toString())
                .add("offsetS", set.start().offsetS())
                .add("offsetRule", set.start().rule())
                .add("version", set.version());
    }

    private static JsonObject party(SetCalendar.SetBy by) {
        return Json.createObjectBuilder()
                .add("kind", by.kind())
                .add("id", by.id())
                .add("name", by.name())
                .build();
    }
}
