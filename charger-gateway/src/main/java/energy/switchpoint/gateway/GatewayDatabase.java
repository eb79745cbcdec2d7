package energy.switchpoint.gateway;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The gateway's own schema. Its database user has rights on nothing else. The writer's connections take no part in the
 * container's transactions: what chargers say is committed by who writes it. A connection is tried before it is lent, once a
 * second at most: those from before a restart of the database are dead, and nobody else would notice.
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
            "fish.payara.fail-all-connections=true"
        },
        initialPoolSize = 4,
        minPoolSize = 4,
        maxPoolSize = 32)
@DataSourceDefinition(
        name = "java:app/jdbc/writer",
        className = "org.mariadb.jdbc.MariaDbDataSource",
        // useBulkStmts: many rows of one statement in one message, updates too
        url = "${ENV=GATEWAY_DB_URL}?useServerPrepStmts=true&useBulkStmts=true",
        user = "${ENV=GATEWAY_DB_USER}",
        password = "${ENV=GATEWAY_DB_PASSWORD}",
        transactional = false,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=1",
            "fish.payara.fail-all-connections=true"
        },
        initialPoolSize = 1,
        minPoolSize = 1,
        maxPoolSize = 8)
public class GatewayDatabase {}
