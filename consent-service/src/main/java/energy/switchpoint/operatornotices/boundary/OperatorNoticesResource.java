package energy.switchpoint.operatornotices.boundary;

import energy.switchpoint.operatornotices.entity.Acknowledged;
import energy.switchpoint.operatornotices.entity.OperatorNotice;
import energy.switchpoint.operatornotices.entity.OperatorNotices;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.persistence.Page;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an operator was told, and its word that it has done it. */
@Path("operator-notices")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
@RolesAllowed("cpo")
public class OperatorNoticesResource {

    @Inject
    OperatorNotices notices;

    @Inject
    CurrentCaller caller;

    @Inject
    Event<Acknowledged> acknowledged;

    @Inject
    Clock clock;

    @GET
    public Page<NoticeView> list(
            @QueryParam("offset") @DefaultValue("0") int offset, @QueryParam("limit") @DefaultValue("50") int limit) {
        return notices.page(caller.caller(), Restriction.EVERYTHING, "e.toldAt desc, e.id desc", offset, limit)
                .map(NoticeView::of);
    }

    @POST
    @Path("{id}/acknowledgement")
    public NoticeView acknowledge(@PathParam("id") UUID id) {
        var notice = notices.find(caller.caller(), id)
                .orElseThrow(() -> Problem.notFound("Your organisation was told nothing under this number.")
                        .asException());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (notice.acknowledge(now)) {
            notice.caseId()
                    .ifPresent(caseId ->
                            acknowledged.fire(new Acknowledged(caseId, notice.organisation(), notice.id(), now)));
        }
        return NoticeView.of(notice);
    }

    public record NoticeView(
            UUID id,
            OperatorNotice.Kind kind,
            @Nullable UUID caseId,
            @Nullable UUID chargepointId,
            String text,
            Instant toldAt,
            @Nullable Instant acknowledgedAt) {

        static NoticeView of(OperatorNotice n) {
            return new NoticeView(
                    n.id(),
                    n.kind(),
                    n.caseId().orElse(null),
                    n.chargepointId().orElse(null),
                    n.text(),
                    n.toldAt(),
                    n.acknowledgedAt().orElse(null));
        }
    }
}
