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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** The part of the registry's API that switching calls. */
@Path("")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface RegistryApi {

    @GET
    @Path("chargepoints/{id}")
    JsonObject chargepoint(@PathParam("id") UUID id);

    @GET
    @Path("public/operators")
    JsonArray operators(@QueryParam("productId") UUID productId);

    @GET
    @Path("public/products/{id}/firmware/{firmwareId}/label")
    JsonObject label(@PathParam("id") UUID productId, @PathParam("firmwareId") UUID firmwareId);

    @GET
    @Path("rule-packs/effective")
    JsonObject rules();

    @PUT
    @Path("chargepoints/{id}/switching")
    JsonObject markSwitching(@PathParam("id") UUID id, JsonObject mark);

    @POST
    @Path("operatorships/moves")
    JsonObject move(JsonObject move);
}
