package energy.switchpoint.connections.control;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * How chargers are received.
 *
 * @param heartbeat interval told to chargers at boot
 * @param callTimeout how long a charger may take to answer
 * @param idle silence after which it is pinged; as long again and the connection is given up
 * @param messagesPerSecond per connection, sustained; ten times as many at once
 */
public record OcppSettings(
        String host, int port, Duration heartbeat, Duration callTimeout, Duration idle, int messagesPerSecond) {

    public static final int LARGEST_MESSAGE = 64 * 1024;

    public OcppSettings {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("switchpoint.ocpp.port is no port: " + port);
        }
        if (messagesPerSecond < 1) {
            throw new IllegalArgumentException("switchpoint.ocpp.messages-per-second must be at least 1");
        }
    }

    public static OcppSettings of(Config config) {
        return new OcppSettings(
                config.getOptionalValue("switchpoint.ocpp.host", String.class).orElse("127.0.0.1"),
                config.getOptionalValue("switchpoint.ocpp.port", Integer.class).orElse(8180),
                config.getOptionalValue("switchpoint.ocpp.heartbeat", Duration.class)
                        .orElse(Duration.ofMinutes(5)),
                config.getOptionalValue("switchpoint.ocpp.call-timeout", Duration.class)
                        .orElse(Duration.ofSeconds(20)),
                config.getOptionalValue("switchpoint.ocpp.idle", Duration.class).orElse(Duration.ofSeconds(30)),
                config.getOptionalValue("switchpoint.ocpp.messages-per-second", Integer.class)
                        .orElse(200));
    }
}
