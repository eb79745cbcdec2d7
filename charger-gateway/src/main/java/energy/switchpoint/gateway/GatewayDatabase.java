package energy.switchpoint.gateway;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The gateway's own schema. Its database user has rights on nothing else. A connection is tried before it is lent, once a
 * second at most: those from before a restart of the database are dead, and nobody else would notice. Statements and rows come
 * as the driver makes them: the server's own wrappers throw and catch an exception for every id they read.
 */
@ApplicationScoped
@DataSourceDefinition(
        name = "java:app/jdbc/service",
        className = "org.mariadb.jdbc.MariaDbDataSource",
        url = "${ENV=GATEWAY_DB_URL}",
        user = "${ENV=GATEWAY_DB_USER}",
        password = "${ENV=GATEWAY_DB_PASSWORD}",
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=1",
            "fish.payara.fail-all-connections=true",
            "fish.payara.wrap-jdbc-objects=false"
        },
        initialPoolSize = 4,
        minPoolSize = 4,
        maxPoolSize = 32)
public class GatewayDatabase {}
