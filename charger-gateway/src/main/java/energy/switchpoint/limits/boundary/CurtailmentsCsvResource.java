package energy.switchpoint.limits.boundary;

import energy.switchpoint.csv.Csv;
import energy.switchpoint.limits.control.SupplyLimits;
import energy.switchpoint.limits.entity.LimitFigures;
import energy.switchpoint.limits.entity.SupplyLimit;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The register as a table for a spreadsheet. */
@Path("public/curtailments.csv")
@RequestScoped
@PermitAll
public class CurtailmentsCsvResource {

    private static final int MOST_ROWS = 10_000;

    private static final List<String> COLUMNS = List.of(
            "id",
            "dso",
            "area",
            "levelPercent",
            "reasonCode",
            "reasonText",
            "triedFirst",
            "issuedAt",
            "until",
            "releasedAt",
            "state",
            "chargers",
            "reached",
            "obeyed",
            "idle",
            "notReached",
            "refused",
            "powerBeforeW",
            "powerAfterW",
            "verifiedReliefW",
            "verification",
            "direction");

    @Inject
    SupplyLimits limits;

    @GET
    @Produces("text/csv; charset=utf-8")
    public Response download(
            @QueryParam("dso") @Nullable String dso,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        var found = limits.listPublished(CurtailmentFilter.of(dso, from, to), 0, MOST_ROWS);
        var figures = limits.figures(found.stream().map(SupplyLimit::id).toList());
        var lines = found.stream().map(l -> line(l, figures.getOrDefault(l.id(), LimitFigures.NONE)));
        var text = Stream.concat(Stream.of(String.join(",", COLUMNS)), lines)
                .collect(Collectors.joining("\r\n", "", "\r\n"));
        return Response.ok(text)
                .header("Content-Disposition", "attachment; filename=\"curtailments.csv\"")
                .build();
    }

    private static String line(SupplyLimit l, LimitFigures f) {
        return Stream.of(
                        l.id(),
                        l.dso().name(),
                        l.area().name(),
                        l.levelPercent(),
                        l.reasonCode(),
                        l.reasonText(),
                        l.triedFirst(),
                        l.issuedAt(),
                        l.until(),
                        l.releasedAt() == null ? "" : l.releasedAt(),
                        l.state(),
                        f.chargers(),
                        f.reached(),
                        f.obeyed(),
                        f.idle(),
                        f.notReached(),
                        f.refused(),
                        f.powerBeforeW(),
                        f.powerAfterW(),
                        f.verifiedReliefW(),
                        f.verification(),
                        l.direction())
                .map(value -> Csv.cell(value.toString()))
                .collect(Collectors.joining(","));
    }
}
