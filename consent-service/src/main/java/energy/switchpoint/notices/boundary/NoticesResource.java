package energy.switchpoint.notices.boundary;

import energy.switchpoint.notices.entity.Basis;
import energy.switchpoint.notices.entity.Notice;
import energy.switchpoint.notices.entity.Notices;
import energy.switchpoint.notices.entity.Purpose;
import energy.switchpoint.platform.problem.Problem;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What people are told, for anybody to read. */
@Path("public/notices")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
@PermitAll
public class NoticesResource {

    @Inject
    Notices notices;

    @Inject
    Clock clock;

    @GET
    public List<NoticeView> inForce() {
        return notices.inForce(clock.instant()).stream().map(NoticeView::of).toList();
    }

    @GET
    @Path("{purpose}/{version}")
    public NoticeView version(@PathParam("purpose") Purpose purpose, @PathParam("version") int version) {
        return notices.version(purpose, version)
                .map(NoticeView::of)
                .orElseThrow(
                        () -> Problem.notFound("There is no such wording. See the list of notices for those in force.")
                                .asException());
    }

    public record NoticeView(
            Purpose purpose,
            int version,
            String title,
            String text,
            List<String> dataItems,
            Basis basis,
            String retention,
            Instant effectiveFrom,
            boolean required) {

        static NoticeView of(Notice n) {
            return new NoticeView(
                    n.purpose(),
                    n.version(),
                    n.title(),
                    n.text(),
                    n.dataItems(),
                    n.basis(),
                    n.retention(),
                    n.effectiveFrom(),
                    n.required());
        }
    }
}
