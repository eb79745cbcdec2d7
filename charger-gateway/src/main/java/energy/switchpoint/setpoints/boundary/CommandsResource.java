package energy.switchpoint.setpoints.boundary;

import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.devices.boundary.OwnDevices;
import energy.switchpoint.devices.control.CommandAuthority;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.Device;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.devices.entity.Party;
import energy.switchpoint.instructions.boundary.GivenView;
import energy.switchpoint.instructions.control.Instructions;
import energy.switchpoint.instructions.control.Instructions.Asking;
import energy.switchpoint.instructions.entity.Given;
import energy.switchpoint.instructions.entity.Instruction;
import energy.switchpoint.instructions.entity.Reading;
import energy.switchpoint.levels.entity.Issuer;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.sessions.control.RunningTransactions;
import energy.switchpoint.setpoints.control.Orders;
import energy.switchpoint.setpoints.control.ResponseRights;
import energy.switchpoint.traces.control.CurrentTrace;
import energy.switchpoint.twins.control.Reconciler;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an operator may order its own charger to do. Every order passes the one authority check (R002). */
@Path("devices")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class CommandsResource {

    private static final String COMMANDED_STATE = "COMMANDED_STATE";
    private static final Set<String> OF_A_COMMANDED_STATE = Set.of("type", "levelPercent", "from", "until", "response");

    /** Answered 202 whatever the charger said, as clients know them. */
    private static final Set<Instruction.Type> ALWAYS_202 = EnumSet.of(
            Instruction.Type.START,
            Instruction.Type.STOP,
            Instruction.Type.UNLOCK,
            Instruction.Type.RESET,
            Instruction.Type.READ_METER);

    /** How long an order waits for the charger's word before it is answered as only sent. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    OwnDevices own;

    @Inject
    CurrentCaller current;

    @Inject
    CurrentTrace trace;

    @Inject
    CommandAuthority authority;

    @Inject
    RulePacks rulePacks;

    @Inject
    Orders orders;

    @Inject
    ResponseRights responseRights;

    @Inject
    Reconciler reconciler;

    @Inject
    ChargerCommands commands;

    @Inject
    Instructions instructions;

    @Inject
    RunningTransactions transactions;

    @Inject
    DeviceLog log;

    @Inject
    Clock clock;

    public record CommandView(UUID id, String state, String detail) {}

    @POST
    @Path("{id}/commands")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"cpo", "platform"})
    public Response order(@PathParam("id") UUID id, JsonObject body) {
        var device = own.require(id);
        var operator = current.requireMember().organisation();
        if (!authority.mayCommand(operator, id)) {
            throw Problem.notFound("There is no such charger among yours. Check the address.")
                    .asException();
        }
        var type = body.get("type") instanceof JsonString given ? given.getString() : "";
        if (type.isEmpty()) {
            throw invalid("type is missing");
        }
        if (type.equals(COMMANDED_STATE)) {
            var answer = commandState(device, operator, body);
            log.add(id, LogKind.COMMAND, COMMANDED_STATE, answer.state() + " " + answer.detail());
            return Response.accepted(answer).build();
        }
        return instruct(id, type, body, new Asking(operator.value(), current.actor(), trace.get()));
    }

    private Response instruct(UUID id, String type, JsonObject body, Asking asking) {
        return switch (instructions.reader().read(body, transactions.transactionOf(id), clock.instant())) {
            case Reading.Unreadable(var why) -> throw unreadable(id, type, body, why);
            case Reading.NotAllowed(var why) -> {
                instructions.turnedDown(id, type, why, asking);
                throw Problem.of(
                                422,
                                "command-not-allowed",
                                "No operator may ask this of a charger",
                                "Not sent: " + why + ".")
                        .asException();
            }
            case Reading.Understood(var instruction) -> {
                var given = instructions.give(id, type, instruction.command(), asking, PATIENCE);
                log.add(id, LogKind.COMMAND, type, given.state() + " " + given.detail());
                var answered = given.state() != Given.State.SENT && !ALWAYS_202.contains(instruction.type());
                yield Response.status(answered ? Response.Status.OK : Response.Status.ACCEPTED)
                        .entity(GivenView.of(given))
                        .build();
            }
        };
    }

    private WebApplicationException unreadable(UUID id, String type, JsonObject body, String why) {
        var nothingRuns = type.equals("STOP")
                && !body.containsKey("transactionId")
                && transactions.transactionOf(id).isEmpty();
        return nothingRuns
                ? Problem.conflict("no-session", "No session runs", "There is nothing to stop at this charger.")
                        .asException()
                : invalid(why);
    }

    private CommandView commandState(Device device, OrganisationId operator, JsonObject body) {
        body.keySet().stream()
                .filter(k -> !OF_A_COMMANDED_STATE.contains(k))
                .findFirst()
                .ifPresent(k -> {
                    throw invalid("there is no field " + k);
                });
        var until = time(body, "until");
        var from = time(body, "from");
        if (!(body.get("levelPercent") instanceof JsonNumber level)
                || !level.isIntegral()
                || level.longValue() < -100
                || level.longValue() > 100) {
            throw invalid("a commanded state has a levelPercent of -100 to 100; negative gives power back");
        }
        if (until == null || !until.isAfter(clock.instant()) || (from != null && !until.isAfter(from))) {
            throw invalid("a commanded state ends: until lies in the future and after from");
        }
        var response = JsonValue.TRUE.equals(body.get("response"));
        if (response && !responseRights.has(operator)) {
            log.add(device.id(), LogKind.SECURITY, "RESPONSE_REFUSED", "no right to frequency response");
            throw Problem.forbidden(
                            "Only operators that hold the right to frequency response order without random offset. Leave response out, or ask the platform for the right.")
                    .asException();
        }
        var rules = rulePacks
                .inForce()
                .orElseThrow(() -> Problem.unavailable(
                                "No rule pack has come from the registry yet, so no offset can be drawn. Try again in a few seconds.")
                        .asException());
        var name = device.operator().map(Party::name).orElse(operator.value());
        var commanded = orders.command(
                device.id(),
                new Issuer(Issuer.Kind.CPO, operator.value(), name),
                level.intValue(),
                from,
                until,
                response,
                rules);
        if (!(commanded instanceof Orders.Commanded.Given(var setpoint))) {
            throw Problem.of(
                            422,
                            "cannot-export",
                            "This charger cannot give power back",
                            "Its product is not known to be able to. Choose a level of 0 to 100, or have the product's data corrected.")
                    .asException();
        }
        reconciler.wake(List.of(device.id()));
        return new CommandView(
                setpoint.id(),
                commands.isConnected(device.id()) ? "SENT" : "NOT_CONNECTED",
                "%d %% from %s (offset %d s: %s)"
                        .formatted(level.intValue(), setpoint.startsHere(), setpoint.offsetS(), setpoint.rule()));
    }

    private static @Nullable Instant time(JsonObject body, String field) {
        var value = body.get(field);
        if (value == null || value.equals(JsonValue.NULL)) {
            return null;
        }
        try {
            if (value instanceof JsonString text) {
                return Instant.parse(text.getString());
            }
        } catch (DateTimeException _) {
            // answered below
        }
        throw invalid(field + " is a time like 2027-03-01T09:00:00Z");
    }

    private static WebApplicationException invalid(String why) {
        return Problem.badRequest("invalid-command", "This order cannot be carried out: " + why + ".")
                .asException();
    }
}
