package energy.switchpoint.setpoints.boundary;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.devices.boundary.OwnDevices;
import energy.switchpoint.devices.control.CommandAuthority;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.Device;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.devices.entity.Party;
import energy.switchpoint.levels.entity.Issuer;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.sessions.control.RunningTransactions;
import energy.switchpoint.setpoints.control.Orders;
import energy.switchpoint.setpoints.control.ResponseRights;
import energy.switchpoint.twins.control.Reconciler;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What an operator may order its own charger to do. Every order passes the one authority check (R002). */
@Path("devices")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class CommandsResource {

    private static final int CONNECTOR = 1;
    private static final String REMOTE = "REMOTE";

    /** How long an order waits for the charger's word before it is answered as only sent. */
    private static final long PATIENCE_S = 10;

    @Inject
    OwnDevices own;

    @Inject
    CurrentCaller current;

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
    RunningTransactions transactions;

    @Inject
    DeviceLog log;

    @Inject
    Clock clock;

    public enum Type {
        COMMANDED_STATE,
        START,
        STOP,
        UNLOCK,
        RESET,
        READ_METER
    }

    public record CommandRequest(
            @Nullable Type type,
            @Nullable Integer levelPercent,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Boolean response) {}

    public record CommandView(UUID id, String state, String detail) {}

    @POST
    @Path("{id}/commands")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("cpo")
    public Response order(@PathParam("id") UUID id, CommandRequest body) {
        var device = own.require(id);
        var operator = current.requireMember().organisation();
        if (!authority.mayCommand(operator, id)) {
            throw Problem.notFound("There is no such charger among yours. Check the address.")
                    .asException();
        }
        if (body.type() == null) {
            throw invalid("type is missing");
        }
        var answer = body.type() == Type.COMMANDED_STATE ? commandState(device, operator, body) : sent(id, body.type());
        log.add(id, LogKind.COMMAND, body.type().name(), answer.state() + " " + answer.detail());
        return Response.accepted(answer).build();
    }

    private CommandView commandState(Device device, OrganisationId operator, CommandRequest body) {
        var level = body.levelPercent();
        var until = body.until();
        if (level == null || level < 0 || level > 100) {
            throw invalid("a commanded state has a levelPercent of 0 to 100");
        }
        if (until == null || !until.isAfter(clock.instant()) || (body.from() != null && !until.isAfter(body.from()))) {
            throw invalid("a commanded state ends: until lies in the future and after from");
        }
        var response = Boolean.TRUE.equals(body.response());
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
        var setpoint = orders.command(
                device.id(),
                new Issuer(Issuer.Kind.CPO, operator.value(), name),
                level,
                body.from(),
                until,
                response,
                rules);
        reconciler.wake(List.of(device.id()));
        return new CommandView(
                setpoint.id(),
                commands.isConnected(device.id()) ? "SENT" : "NOT_CONNECTED",
                "%d %% from %s (offset %d s: %s)"
                        .formatted(level, setpoint.startsHere(), setpoint.offsetS(), setpoint.rule()));
    }

    private CommandView sent(UUID id, Type type) {
        var command = switch (type) {
            case START -> new ChargerCommand.StartTransaction(CONNECTOR, REMOTE);
            case STOP -> new ChargerCommand.StopTransaction(running(id));
            case UNLOCK -> new ChargerCommand.Unlock(CONNECTOR);
            case RESET -> new ChargerCommand.Reset(false);
            case READ_METER -> new ChargerCommand.TriggerMeter(CONNECTOR);
            case COMMANDED_STATE -> throw new IllegalStateException("not sent by itself");
        };
        var reference = Uuid7.next();
        try {
            var outcome = commands.send(id, command).toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
            return view(reference, outcome);
        } catch (TimeoutException _) {
            return new CommandView(reference, "SENT", "the charger has not answered yet");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new CommandView(reference, "SENT", "the gateway is going down");
        }
    }

    private static CommandView view(UUID reference, CommandOutcome outcome) {
        return switch (outcome) {
            case CommandOutcome.Accepted _, CommandOutcome.Told _ ->
                new CommandView(reference, "ACCEPTED", "the charger accepted it");
            case CommandOutcome.Refused(var at, var reason) -> new CommandView(reference, "REFUSED", reason);
            case CommandOutcome.TimedOut _ -> new CommandView(reference, "TIMED_OUT", "the charger did not answer");
            case CommandOutcome.NotConnected() ->
                new CommandView(reference, "NOT_CONNECTED", "the charger is not connected");
        };
    }

    private String running(UUID id) {
        return transactions
                .transactionOf(id)
                .orElseThrow(() -> Problem.conflict(
                                "no-session", "No session runs", "There is nothing to stop at this charger.")
                        .asException());
    }

    private static WebApplicationException invalid(String why) {
        return Problem.badRequest("invalid-command", "This order cannot be carried out: " + why + ".")
                .asException();
    }
}
