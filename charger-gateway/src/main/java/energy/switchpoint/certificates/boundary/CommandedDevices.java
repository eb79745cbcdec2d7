package energy.switchpoint.certificates.boundary;

import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.devices.boundary.OwnDevices;
import energy.switchpoint.devices.control.CommandAuthority;
import energy.switchpoint.platform.identity.Caller.Member;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Finds a charger the caller may see, or may command; to anybody else there is none (R002). */
@RequestScoped
public class CommandedDevices {

    @Inject
    OwnDevices own;

    @Inject
    CurrentCaller current;

    @Inject
    CommandAuthority authority;

    void requireSeen(UUID chargepointId) {
        own.require(chargepointId);
    }

    Member requireCommanded(UUID chargepointId) {
        own.require(chargepointId);
        var member = current.requireMember();
        if (!authority.mayCommand(member.organisation(), chargepointId)) {
            throw Problem.notFound("There is no such charger among yours. Check the address.")
                    .asException();
        }
        return member;
    }

    /** @param state ACCEPTED, REFUSED, TIMED_OUT or NOT_CONNECTED */
    public record Asked(String state, String detail) {}

    static Response answer(CommandOutcome outcome) {
        return Response.accepted(
                        switch (outcome) {
                            case CommandOutcome.Accepted _, CommandOutcome.Told _ ->
                                new Asked("ACCEPTED", "the charger accepted it");
                            case CommandOutcome.Refused refused -> new Asked("REFUSED", refused.reason());
                            case CommandOutcome.TimedOut _ -> new Asked("TIMED_OUT", "the charger did not answer");
                            case CommandOutcome.NotConnected _ ->
                                new Asked("NOT_CONNECTED", "the charger is not connected");
                        })
                .build();
    }
}
