package energy.switchpoint.platform.http;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.InputStream;

/** The service's own contract, and whether it is up. */
@Path("/")
@RequestScoped
@PermitAll
public class OpenApiResource {

    @GET
    @Path("openapi.yaml")
    @Produces("application/yaml")
    public InputStream contract() {
        var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream("openapi.yaml");
        if (stream == null) {
            throw new NotFoundException();
        }
        return stream;
    }

    @GET
    @Path("public/health")
    @Produces("application/json")
    public String health() {
        return "{\"status\":\"UP\"}";
    }
}
