package energy.switchpoint.sessions.boundary;

import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.sessions.control.History;
import energy.switchpoint.sessions.entity.Session;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sessions of all chargers of an operator, for settling accounts without asking charger by charger. */
@Path("transactions")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class FleetSessionsResource {

    private static final int MOST = 200;
    private static final Duration LOOK_BACK = Duration.ofDays(30);

    @Inject
    CurrentCaller current;

    @Inject
    History history;

    @Inject
    Clock clock;

    public record FleetTransaction(
            UUID id,
            UUID chargepointId,
            Instant startedAt,
            @Nullable Instant endedAt,
            long energyWh,
            @Nullable String stopReason,
            long peakW) {
        static FleetTransaction of(Session s) {
            return new FleetTransaction(
                    s.id(), s.chargepointId(), s.startedAt(), s.endedAt(), s.energyWh(), s.stopReason(), s.peakW());
        }
    }

    public record FleetTransactionList(List<FleetTransaction> items, long total) {}

    @GET
    @RolesAllowed("cpo")
    public FleetTransactionList list(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        var organisation = current.requireMember().organisation().value();
        var end = SessionsResource.time(to, clock.instant().plusSeconds(1));
        var start = SessionsResource.time(from, end.minus(LOOK_BACK));
        var items = history.sessionsOfFleet(organisation, start, end, Math.max(0, offset), Math.clamp(limit, 1, MOST));
        return new FleetTransactionList(
                items.stream().map(FleetTransaction::of).toList(),
                history.countSessionsOfFleet(organisation, start, end));
    }
}
