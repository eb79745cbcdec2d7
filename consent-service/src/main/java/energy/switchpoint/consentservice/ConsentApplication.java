package energy.switchpoint.consentservice;

import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** The consent service: every request carries a bearer token, save those under {@code /public}. */
@ApplicationPath("api")
@ApplicationScoped
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles({"consumer", "cpo", "dso", "manufacturer", "test-house", "regulator", "platform", "service"})
@DataSourceDefinition(
        name = "java:app/jdbc/service",
        className = "org.mariadb.jdbc.MariaDbDataSource",
        url = "${ENV=CONSENT_DB_URL}",
        user = "${ENV=CONSENT_DB_USER}",
        password = "${ENV=CONSENT_DB_PASSWORD}")
public class ConsentApplication extends Application {}
