package energy.switchpoint.neighbours.boundary;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** The part of the consent service's API that switching calls. */
@Path("")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface ConsentApi {

    @GET
    @Path("public/notices")
    JsonArray notices();

    @GET
    @Path("consents/check")
    JsonObject check(
            @QueryParam("personId") UUID personId,
            @QueryParam("recipient") String recipient,
            @QueryParam("purpose") String purpose,
            @QueryParam("chargepointId") UUID chargepointId);

    @POST
    @Path("consents/decisions")
    JsonArray decide(JsonObject decisions);

    @POST
    @Path("consents/end")
    JsonObject end(JsonObject relation);
}
