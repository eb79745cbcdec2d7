package energy.switchpoint.switchingservice;

import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** The switching service: every request carries a bearer token, save those under {@code /public}. */
@ApplicationPath("api")
@ApplicationScoped
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles({"consumer", "cpo", "dso", "manufacturer", "test-house", "regulator", "platform", "service"})
@DataSourceDefinition(
        name = "java:app/jdbc/service",
        className = "org.mariadb.jdbc.MariaDbDataSource",
        url = "${ENV=SWITCHING_DB_URL}",
        user = "${ENV=SWITCHING_DB_USER}",
        password = "${ENV=SWITCHING_DB_PASSWORD}",
        initialPoolSize = 4,
        minPoolSize = 4,
        maxPoolSize = 32)
public class SwitchingApplication extends Application {}
