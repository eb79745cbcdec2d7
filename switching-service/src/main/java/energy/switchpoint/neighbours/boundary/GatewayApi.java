package energy.switchpoint.neighbours.boundary;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** The part of the gateway's API that switching calls. */
@Path("devices/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface GatewayApi {

    @POST
    @Path("preflight")
    JsonObject preflight(@PathParam("id") UUID id);

    @PUT
    @Path("handover/{switchId}")
    JsonObject begin(@PathParam("id") UUID id, @PathParam("switchId") UUID switchId, JsonObject handover);

    @GET
    @Path("handover/{switchId}")
    JsonObject handover(@PathParam("id") UUID id, @PathParam("switchId") UUID switchId);

    @POST
    @Path("handover/{switchId}/verification")
    JsonObject verify(@PathParam("id") UUID id, @PathParam("switchId") UUID switchId);

    @POST
    @Path("handover/{switchId}/commit")
    JsonObject commit(@PathParam("id") UUID id, @PathParam("switchId") UUID switchId, JsonObject at);

    @POST
    @Path("handover/{switchId}/rollback")
    JsonObject rollBack(@PathParam("id") UUID id, @PathParam("switchId") UUID switchId, JsonObject reason);

    @POST
    @Path("history/{switchId}")
    JsonArray dispose(@PathParam("id") UUID id, @PathParam("switchId") UUID switchId, JsonObject disposal);
}
