package energy.switchpoint.twins.boundary;

import energy.switchpoint.calendars.control.Calendars;
import energy.switchpoint.calendars.entity.Calendar;
import energy.switchpoint.calendars.entity.CalendarJson;
import energy.switchpoint.calendars.entity.SetCalendar;
import energy.switchpoint.devices.boundary.OwnDevices;
import energy.switchpoint.devices.control.CommandAuthority;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.Device;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.devices.entity.Party;
import energy.switchpoint.platform.http.NeedsIfMatch;
import energy.switchpoint.platform.http.Versions;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.rulepacks.control.RulePacks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** A charger's load control calendar, set by its operator or its household (R067, R069). */
@Path("devices")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class CalendarResource {

    @Inject
    OwnDevices own;

    @Inject
    CurrentCaller current;

    @Inject
    CommandAuthority authority;

    @Inject
    Calendars calendars;

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
        var device = own.require(id);
        return calendars.of(device.id()).map(CalendarResource::answer).orElseGet(this::defaultHours);
    }

    @PUT
    @Path("{id}/calendar")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"cpo", "consumer"})
    @NeedsIfMatch
    public Response replace(@PathParam("id") UUID id, JsonObject body) {
        var device = own.require(id);
        var calendar = parsed(body);
        var seen = calendars.of(id).map(SetCalendar::version).orElse(0L);
        Versions.check(request, seen);
        return switch (calendars.replace(id, calendar, setBy(device), seen)) {
            case Calendars.Replacement.Replaced(var now) -> {
                log.add(
                        id,
                        LogKind.COMMAND,
                        "CALENDAR",
                        "replaced by " + now.setBy().kind());
                yield answer(now);
            }
            case Calendars.Replacement.Stale() ->
                throw Problem.of(
                                412,
                                "changed-meanwhile",
                                "Somebody was faster",
                                "The programme was changed since you loaded it. Load it again, then repeat your change.")
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

    private static Calendar parsed(JsonObject body) {
        return switch (CalendarJson.read(body)) {
            case CalendarJson.Reading.Valid(var calendar) -> calendar;
            case CalendarJson.Reading.Invalid(var why) ->
                throw Problem.badRequest("invalid-calendar", "This programme cannot be used: " + why + ".")
                        .asException();
        };
    }

    private Response defaultHours() {
        var pack = rulePacks
                .inForce()
                .orElseThrow(() -> Problem.unavailable(
                                "The charger has no programme of its own and the default hours are not known yet. Try again in a few seconds.")
                        .asException());
        var json = Json.createObjectBuilder(CalendarJson.write(pack.defaultCalendar()))
                .add("setBy", party("RULE_PACK", pack.id(), pack.id()))
                .addNull("setAt")
                .add("version", 0)
                .build();
        return Response.ok(json).tag(Versions.tag(0)).build();
    }

    private static Response answer(SetCalendar set) {
        var by = set.setBy();
        var json = Json.createObjectBuilder(CalendarJson.write(set.calendar()))
                .add("setBy", party(by.kind(), by.id(), by.name()))
                .add("setAt", set.setAt().toString())
                .add("version", set.version())
                .build();
        return Response.ok(json).tag(Versions.tag(set.version())).build();
    }

    private static JsonObject party(String kind, String id, String name) {
        return Json.createObjectBuilder()
                .add("kind", kind)
                .add("id", id)
                .add("name", name)
                .build();
    }
}
