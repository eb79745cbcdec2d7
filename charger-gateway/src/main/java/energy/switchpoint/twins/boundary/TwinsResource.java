package energy.switchpoint.twins.boundary;

import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.devices.boundary.OwnDevices;
import energy.switchpoint.devices.control.Devices;
import energy.switchpoint.devices.entity.Device;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.twins.control.ChosenDevices;
import energy.switchpoint.twins.control.ChosenDevices.Choice;
import energy.switchpoint.twins.control.TwinRows;
import energy.switchpoint.twins.entity.TwinFacts;
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
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chargers as a list with their state now, and one charger's twin. */
@Path("devices")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class TwinsResource {

    private static final int MOST_IDS = 200;

    @Inject
    Devices devices;

    @Inject
    CurrentCaller current;

    @Inject
    OwnDevices own;

    @Inject
    TwinRows twins;

    @Inject
    ChosenDevices chosen;

    @Inject
    TwinViews views;

    @Inject
    ChargerCommands commands;

    @Inject
    Clock clock;

    /** One line of a fleet list. */
    public record DeviceStatus(
            UUID chargepointId,
            @Nullable String label,
            @Nullable String identity,
            boolean connected,
            @Nullable Instant lastSeen,
            String status,
            long powerW,
            int levelPercent,
            String controlKind,
            String controlIssuer,
            List<String> faults) {}

    public record DeviceList(List<DeviceStatus> items, long total) {}

    @GET
    @RolesAllowed({"cpo", "consumer", "dso", "platform", "service"})
    public DeviceList list(
            @QueryParam("ids") @Nullable String ids,
            @QueryParam("area") @Nullable String area,
            @QueryParam("q") @Nullable String q,
            @QueryParam("tag") @Nullable String tag,
            @QueryParam("product") @Nullable UUID product,
            @QueryParam("firmware") @Nullable String firmware,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        var page = devices.page(
                current.caller(),
                filter(ids, area, q, new Choice(tag, product, firmware)),
                "e.facts.label, e.id",
                offset,
                limit);
        var facts = twins.facts(page.items().stream().map(Device::id).toList());
        var now = clock.instant();
        return new DeviceList(
                page.items().stream()
                        .map(d -> line(d, facts.getOrDefault(d.id(), TwinFacts.SILENT), now))
                        .toList(),
                page.total());
    }

    @GET
    @Path("{id}/twin")
    @RolesAllowed({"cpo", "consumer", "dso", "service"})
    public Response twin(@PathParam("id") UUID id) {
        var view = views.twin(own.require(id));
        return Response.ok(view).tag(fingerprint(view)).build();
    }

    /** Changes whenever the content does, not with the time of the answer. */
    private static String fingerprint(TwinView view) {
        return Integer.toHexString(
                view.toString().replace(view.at().toString(), "").hashCode());
    }

    private DeviceStatus line(Device device, TwinFacts facts, Instant now) {
        var decision = views.decision(device.id(), now);
        var network = views.isNetworkOperator();
        return new DeviceStatus(
                device.id(),
                network ? null : device.label(),
                network ? null : device.identity(),
                commands.isConnected(device.id()),
                facts.lastSeen(),
                TwinView.status(facts),
                facts.powerW(),
                decision.levelPercent(),
                decision.control().kind().name(),
                decision.control().issuer().name(),
                facts.faults());
    }

    private Restriction filter(@Nullable String ids, @Nullable String area, @Nullable String q, Choice choice) {
        var conditions = new HashMap<String, Object>();
        var jpql = new StringBuilder("1 = 1");
        if (ids != null && !ids.isBlank()) {
            jpql.append(" and e.id in :ids");
            conditions.put("ids", parsed(ids));
        }
        if (area != null && !area.isBlank()) {
            jpql.append(" and :area member of e.areaPath");
            conditions.put("area", area);
        }
        // What a network operator may not see it may not search for either.
        if (q != null && !q.isBlank() && !views.isNetworkOperator()) {
            jpql.append(" and (lower(e.facts.label) like :q or lower(e.identity) like :q)");
            conditions.put("q", "%" + q.strip().toLowerCase(Locale.ROOT) + "%");
        }
        if (!choice.fitsAll()) {
            var fitting = chosen.of(current.requireMember().organisation().value(), choice, clock.instant());
            if (fitting.isEmpty()) {
                return Restriction.NOTHING;
            }
            jpql.append(" and e.id in :fitting");
            conditions.put("fitting", fitting);
        }
        return Restriction.where(jpql.toString(), conditions);
    }

    private static List<UUID> parsed(String ids) {
        try {
            var parsed = Arrays.stream(ids.split(","))
                    .map(String::strip)
                    .map(UUID::fromString)
                    .collect(Collectors.toList());
            if (parsed.size() <= MOST_IDS) {
                return parsed;
            }
        } catch (IllegalArgumentException _) {
            // answered below, together with too many
        }
        throw Problem.badRequest("unreadable-ids", "ids is a list of at most 200 chargepoint ids, with commas between.")
                .asException();
    }
}
