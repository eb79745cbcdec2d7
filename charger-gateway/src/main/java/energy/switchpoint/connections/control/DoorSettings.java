package energy.switchpoint.connections.control;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * How the door is guarded.
 *
 * @param tlsPort for security profiles 2 and 3; -1 = none
 * @param tlsNames host names and addresses of that port, as chargers call it
 * @param plainFrom from where unencrypted connections (profile 1) are received: this machine, or where TLS ends already
 * @param attemptsPerSecond new connections per address, sustained; twenty times as many at once
 * @param handshakeTimeout from the first byte to the finished WebSocket handshake
 */
public record DoorSettings(
        int tlsPort, List<String> tlsNames, List<Network> plainFrom, int attemptsPerSecond, Duration handshakeTimeout) {

    private static final String LOOPBACK = "127.0.0.0/8,::1/128";

    public DoorSettings {
        tlsNames = List.copyOf(tlsNames);
        plainFrom = List.copyOf(plainFrom);
        if (tlsPort < -1 || tlsPort > 65535) {
            throw new IllegalArgumentException("switchpoint.ocpp.tls-port is no port: " + tlsPort);
        }
        if (tlsNames.isEmpty()) {
            throw new IllegalArgumentException("switchpoint.ocpp.tls-names is empty");
        }
        if (attemptsPerSecond < 1) {
            throw new IllegalArgumentException("switchpoint.ocpp.attempts-per-second must be at least 1");
        }
    }

    public static DoorSettings of(Config config) {
        return new DoorSettings(
                config.getOptionalValue("switchpoint.ocpp.tls-port", Integer.class)
                        .orElse(8182),
                list(config, "switchpoint.ocpp.tls-names", "localhost,127.0.0.1"),
                list(config, "switchpoint.ocpp.plain-from", LOOPBACK).stream()
                        .map(Network::of)
                        .toList(),
                config.getOptionalValue("switchpoint.ocpp.attempts-per-second", Integer.class)
                        .orElse(100),
                config.getOptionalValue("switchpoint.ocpp.handshake-timeout", Duration.class)
                        .orElse(Duration.ofSeconds(10)));
    }

    public boolean mayComePlain(String address) {
        return plainFrom.stream().anyMatch(network -> network.contains(address));
    }

    private static List<String> list(Config config, String key, String otherwise) {
        return Arrays.stream(config.getOptionalValue(key, String.class)
                        .orElse(otherwise)
                        .split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
