package energy.switchpoint.inventory.boundary;

import energy.switchpoint.devices.boundary.OwnDevices;
import energy.switchpoint.inventory.control.Inventory;
import energy.switchpoint.inventory.control.Inventory.Slice;
import energy.switchpoint.platform.persistence.Page;
import energy.switchpoint.sessions.boundary.OwnHistory;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a charger told of itself: all for the owner, what was told in the own operatorship for an operator. */
@Path("devices")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class InventoryResource {

    @Inject
    OwnDevices own;

    @Inject
    OwnHistory ownHistory;

    @Inject
    Inventory inventory;

    @GET
    @Path("{id}/variables")
    @RolesAllowed({"cpo", "consumer"})
    public Page<Inventory.StoredVariable> variables(
            @PathParam("id") UUID id,
            @QueryParam("component") @Nullable String component,
            @QueryParam("name") @Nullable String name,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return inventory.variables(mine(id), component, name, ownHistory.view(), new Slice(offset, limit));
    }

    @GET
    @Path("{id}/monitors")
    @RolesAllowed({"cpo", "consumer"})
    public Page<Inventory.StoredMonitor> monitors(
            @PathParam("id") UUID id,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return inventory.monitors(mine(id), ownHistory.view(), new Slice(offset, limit));
    }

    @GET
    @Path("{id}/device-events")
    @RolesAllowed({"cpo", "consumer"})
    public Page<Inventory.StoredEvent> events(
            @PathParam("id") UUID id,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return inventory.events(mine(id), ownHistory.view(), new Slice(offset, limit));
    }

    @GET
    @Path("{id}/display-messages")
    @RolesAllowed({"cpo", "consumer"})
    public Page<Inventory.StoredMessage> displayMessages(
            @PathParam("id") UUID id,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return inventory.displayMessages(mine(id), ownHistory.view(), new Slice(offset, limit));
    }

    @GET
    @Path("{id}/charging-profiles")
    @RolesAllowed({"cpo", "consumer"})
    public Page<Inventory.StoredProfile> profiles(
            @PathParam("id") UUID id,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return inventory.profiles(mine(id), ownHistory.view(), new Slice(offset, limit));
    }

    @GET
    @Path("{id}/external-limits")
    @RolesAllowed({"cpo", "consumer"})
    public Page<Inventory.StoredLimit> externalLimits(
            @PathParam("id") UUID id,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return inventory.externalLimits(mine(id), ownHistory.view(), new Slice(offset, limit));
    }

    @GET
    @Path("{id}/progress")
    @RolesAllowed({"cpo", "consumer"})
    public Page<Inventory.StoredProgress> progress(
            @PathParam("id") UUID id,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return inventory.progress(mine(id), kind, ownHistory.view(), new Slice(offset, limit));
    }

    @GET
    @Path("{id}/notices")
    @RolesAllowed({"cpo", "consumer"})
    public Page<Inventory.StoredNotice> notices(
            @PathParam("id") UUID id,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return inventory.notices(mine(id), kind, ownHistory.view(), new Slice(offset, limit));
    }

    @GET
    @Path("{id}/local-list")
    @RolesAllowed({"cpo", "consumer"})
    public Page<Inventory.StoredList> localList(
            @PathParam("id") UUID id,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return inventory.localList(mine(id), ownHistory.view(), new Slice(offset, limit));
    }

    @GET
    @Path("{id}/reservations")
    @RolesAllowed({"cpo", "consumer"})
    public Page<Inventory.StoredReservation> reservations(
            @PathParam("id") UUID id,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return inventory.reservations(mine(id), ownHistory.view(), new Slice(offset, limit));
    }

    @GET
    @Path("{id}/reports")
    @RolesAllowed({"cpo", "consumer"})
    public Page<Inventory.StoredReport> reports(
            @PathParam("id") UUID id,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return inventory.reports(mine(id), ownHistory.view(), new Slice(offset, limit));
    }

    @GET
    @Path("{id}/transaction-gaps")
    @RolesAllowed({"cpo", "consumer"})
    public Page<Inventory.StoredGap> transactionGaps(
            @PathParam("id") UUID id,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return inventory.transactionGaps(mine(id), ownHistory.view(), new Slice(offset, limit));
    }

    private UUID mine(UUID id) {
        own.require(id);
        return id;
    }
}
