package energy.switchpoint.gateway;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/** The gateway's own schema. Its database user has rights on nothing else. */
@ApplicationScoped
@DataSourceDefinition(
        name = "java:app/jdbc/service",
        className = "org.mariadb.jdbc.MariaDbDataSource",
        url = "${ENV=GATEWAY_DB_URL}",
        user = "${ENV=GATEWAY_DB_USER}",
        password = "${ENV=GATEWAY_DB_PASSWORD}",
        initialPoolSize = 4,
        minPoolSize = 4,
        maxPoolSize = 32)
public class GatewayDatabase {}
