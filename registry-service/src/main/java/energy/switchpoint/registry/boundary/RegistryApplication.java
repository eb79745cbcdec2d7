package energy.switchpoint.registry.boundary;

import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** The registry's API under {@code /registry/api}; every call brings its bearer token, except under {@code /public}. */
@ApplicationPath("api")
@ApplicationScoped
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles({"consumer", "cpo", "dso", "manufacturer", "test-house", "regulator", "platform", "service"})
@DataSourceDefinition(
        name = "java:app/jdbc/service",
        className = "org.mariadb.jdbc.MariaDbDataSource",
        url = "${ENV=REGISTRY_DB_URL}",
        user = "${ENV=REGISTRY_DB_USER}",
        password = "${ENV=REGISTRY_DB_PASSWORD}")
public class RegistryApplication extends Application {}
