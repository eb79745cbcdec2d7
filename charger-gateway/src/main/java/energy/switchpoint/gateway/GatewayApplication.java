package energy.switchpoint.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** The gateway's HTTP API, for the other services, for operators and for owners. Chargers come in by their own sockets. */
@ApplicationPath("api")
@ApplicationScoped
@LoginConfig(authMethod = "MP-JWT", realmName = "switchpoint")
public class GatewayApplication extends Application {}
