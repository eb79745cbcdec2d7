package energy.switchpoint.sessions.boundary;

import energy.switchpoint.devices.boundary.OwnDevices;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.sessions.control.History;
import energy.switchpoint.sessions.entity.Session;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sessions and half-hours: all for the owner, the own operatorship's for an operator. */
@Path("devices")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class SessionsResource {

    private static final int MOST = 200;
    private static final int MOST_HALF_HOURS = 1500;
    private static final Duration LOOK_BACK = Duration.ofDays(30);

    @Inject
    OwnDevices own;

    @Inject
    OwnHistory ownHistory;

    @Inject
    History history;

    @Inject
    Clock clock;

    public record TransactionView(
            UUID id,
            Instant startedAt,
            @Nullable Instant endedAt,
            long energyWh,
            @Nullable String stopReason,
            long peakW) {
        static TransactionView of(Session s) {
            return new TransactionView(s.id(), s.startedAt(), s.endedAt(), s.energyWh(), s.stopReason(), s.peakW());
        }
    }

    public record TransactionList(List<TransactionView> items, long total) {}

    public record HalfHourView(Instant from, long energyWh, String quality) {}

    public record HalfHourList(List<HalfHourView> items, long total) {}

    @GET
    @Path("{id}/transactions")
    @RolesAllowed({"cpo", "consumer"})
    public TransactionList transactions(
            @PathParam("id") UUID id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        own.require(id);
        var view = ownHistory.view();
        var start = time(from, Instant.EPOCH);
        var end = time(to, clock.instant().plusSeconds(1));
        var items = history.sessions(id, start, end, view, Math.max(0, offset), Math.clamp(limit, 1, MOST)).stream()
                .map(TransactionView::of)
                .toList();
        return new TransactionList(items, history.countSessions(id, start, end, view));
    }

    @GET
    @Path("{id}/transactions/{transactionId}")
    @RolesAllowed({"cpo", "consumer"})
    public TransactionView transaction(@PathParam("id") UUID id, @PathParam("transactionId") UUID transactionId) {
        own.require(id);
        return history.session(id, transactionId, ownHistory.view())
                .map(TransactionView::of)
                .orElseThrow(() -> Problem.notFound("There is no such session of this charger among yours.")
                        .asException());
    }

    @GET
    @Path("{id}/meter")
    @RolesAllowed({"cpo", "consumer"})
    public HalfHourList meter(
            @PathParam("id") UUID id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("1500") int limit) {
        own.require(id);
        var view = ownHistory.view();
        var end = time(to, clock.instant().plusSeconds(1));
        var start = time(from, end.minus(LOOK_BACK));
        var items =
                history
                        .halfHours(id, start, end, view, Math.max(0, offset), Math.clamp(limit, 1, MOST_HALF_HOURS))
                        .stream()
                        .map(h -> new HalfHourView(h.from(), h.energyWh(), h.quality()))
                        .toList();
        return new HalfHourList(items, history.countHalfHours(id, start, end, view));
    }

    static Instant time(@Nullable String text, Instant otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            throw Problem.badRequest("unreadable-time", "from and to are times like 2027-03-01T09:00:00Z.")
                    .asException();
        }
    }
}
