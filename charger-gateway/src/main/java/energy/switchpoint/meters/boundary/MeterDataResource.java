package energy.switchpoint.meters.boundary;

import energy.switchpoint.devices.boundary.OwnDevices;
import energy.switchpoint.devices.control.SiteTimes;
import energy.switchpoint.meters.control.MeterTables;
import energy.switchpoint.meters.entity.MeterPeriod;
import energy.switchpoint.meters.entity.MeterPeriod.Reading;
import energy.switchpoint.meters.entity.Totals.By;
import energy.switchpoint.meters.entity.Totals.Total;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.sessions.boundary.OwnHistory;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Meter data to take away: all for the owner, the own operatorship's for an operator. Written while it is read. */
@Path("devices")
@RequestScoped
@RolesAllowed({"cpo", "consumer"})
public class MeterDataResource {

    private static final String CSV = "text/csv; charset=utf-8";

    @Inject
    OwnDevices own;

    @Inject
    OwnHistory ownHistory;

    @Inject
    MeterTables tables;

    @Inject
    SiteTimes siteTimes;

    @Inject
    Clock clock;

    public record TotalsView(String timezone, By by, List<Total> items) {}

    @GET
    @Path("{id}/meter/half-hours.csv")
    @Produces(CSV)
    public Response halfHoursAsCsv(
            @PathParam("id") UUID id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("zone") @Nullable String zone) {
        var period = period(id, from, to, zone);
        return file("half-hours", period, "csv", tables.halfHours(id, period, ownHistory.view())::writeCsv);
    }

    @GET
    @Path("{id}/meter/half-hours.json")
    @Produces(MediaType.APPLICATION_JSON)
    public Response halfHoursAsJson(
            @PathParam("id") UUID id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("zone") @Nullable String zone) {
        var period = period(id, from, to, zone);
        return file("half-hours", period, "json", tables.halfHours(id, period, ownHistory.view())::writeJson);
    }

    @GET
    @Path("{id}/meter/values.csv")
    @Produces(CSV)
    public Response valuesAsCsv(
            @PathParam("id") UUID id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("zone") @Nullable String zone) {
        var period = period(id, from, to, zone);
        return file("meter-values", period, "csv", tables.values(id, period, ownHistory.view())::writeCsv);
    }

    @GET
    @Path("{id}/meter/values.json")
    @Produces(MediaType.APPLICATION_JSON)
    public Response valuesAsJson(
            @PathParam("id") UUID id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("zone") @Nullable String zone) {
        var period = period(id, from, to, zone);
        return file("meter-values", period, "json", tables.values(id, period, ownHistory.view())::writeJson);
    }

    @GET
    @Path("{id}/meter/totals")
    @Produces(MediaType.APPLICATION_JSON)
    public TotalsView totals(
            @PathParam("id") UUID id,
            @QueryParam("by") @Nullable String by,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("zone") @Nullable String zone) {
        var period = period(id, from, to, zone);
        var unit = unit(by);
        var totals = tables.totals(id, period, unit, ownHistory.view());
        return new TotalsView(period.zone().getId(), unit, totals.all());
    }

    private MeterPeriod period(UUID id, @Nullable String from, @Nullable String to, @Nullable String zone) {
        own.require(id);
        return switch (MeterPeriod.read(from, to, zone, siteTimes.of(id), clock.instant())) {
            case Reading.Readable(var period) -> period;
            case Reading.Unreadable(var why) ->
                throw Problem.badRequest("unreadable-time", why).asException();
        };
    }

    private static By unit(@Nullable String by) {
        return switch (by == null ? "DAY" : by) {
            case "DAY" -> By.DAY;
            case "MONTH" -> By.MONTH;
            default ->
                throw Problem.badRequest("unreadable-unit", "by is DAY or MONTH.")
                        .asException();
        };
    }

    private static Response file(String what, MeterPeriod period, String ending, StreamingOutput content) {
        return Response.ok(content)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"%s-%s-%s.%s\"".formatted(what, period.from(), period.to(), ending))
                .header("Cache-Control", "private, no-store")
                .build();
    }
}
