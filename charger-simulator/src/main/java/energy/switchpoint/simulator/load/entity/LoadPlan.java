package energy.switchpoint.simulator.load.entity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a load run does.
 *
 * @param path what stands before the identity in the address
 * @param identity pattern with one {@code %d} for the charger's number
 * @param password the same; null = no HTTP Basic
 * @param connections chargers in all
 * @param first number of the first one
 * @param window handshakes and boots in progress at most
 * @param inFlight calls in flight over all chargers; 0 = they stay idle
 * @param tags id tags in use
 * @param threads event loops
 * @param perSource connections per source address; more than about 10,000 make each connect slow
 * @param reconnect a lost or refused connection is opened again after this, plus or minus half; null = never
 * @param keep an unanswered message that belongs to a transaction is said again after a lost connection, word for word
 * @param track the operator's call whose arrivals are timed
 * @param trust file with the root that vouches for the server; null = without TLS
 * @param keys folder of chargers with certificates of their own, to be shown in place of passwords; null = passwords
 * @param acknowledged file for one line per acknowledged message that must be in the database; null = none
 */
public record LoadPlan(
        String host,
        int port,
        String path,
        String identity,
        @Nullable String password,
        int connections,
        int first,
        int window,
        int inFlight,
        Mix mix,
        int tags,
        int threads,
        int perSource,
        Duration warmUp,
        Duration duration,
        Duration settle,
        Duration callTimeout,
        Duration connectTimeout,
        @Nullable Duration reconnect,
        boolean keep,
        String track,
        @Nullable String trust,
        @Nullable String keys,
        @Nullable String acknowledged) {

    private static final Set<String> NAMES = Set.of(
            "host",
            "port",
            "path",
            "id",
            "auth-pass",
            "connections",
            "id-start",
            "window",
            "inflight",
            "mix",
            "tags",
            "threads",
            "src-per",
            "warmup",
            "duration",
            "settle",
            "timeout",
            "connect-max",
            "reconnect",
            "keep",
            "track",
            "tls-trust",
            "tls-keys",
            "acknowledged");

    public LoadPlan {
        if (!isLoopback(host)) {
            throw new IllegalArgumentException("Load is put on this machine only: --host must be 127.x.y.z");
        }
        if (connections < 1 || window < 1 || threads < 1 || perSource < 1 || tags < 1 || inFlight < 0) {
            throw new IllegalArgumentException("A number of the load plan is too small");
        }
    }

    /** From options by name; those not given have the values below. Durations are in seconds. */
    public static LoadPlan of(Map<String, String> options) {
        for (var name : options.keySet()) {
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException("load has no option --" + name);
            }
        }
        return new LoadPlan(
                options.getOrDefault("host", "127.0.0.1"),
                number(options, "port", 8180),
                options.getOrDefault("path", "/ocpp/"),
                options.getOrDefault("id", "CP%06d"),
                options.get("auth-pass"),
                number(options, "connections", 1),
                number(options, "id-start", 0),
                number(options, "window", 128),
                number(options, "inflight", 0),
                Mix.of(options.getOrDefault("mix", "hb=1")),
                number(options, "tags", 20_000),
                number(options, "threads", 1),
                number(options, "src-per", 5_000),
                seconds(options.getOrDefault("warmup", "0")),
                seconds(options.getOrDefault("duration", "10")),
                seconds(options.getOrDefault("settle", "0")),
                seconds(options.getOrDefault("timeout", "30")),
                seconds(options.getOrDefault("connect-max", "300")),
                options.containsKey("reconnect") ? seconds(options.getOrDefault("reconnect", "1")) : null,
                Boolean.parseBoolean(options.getOrDefault("keep", "false")),
                options.getOrDefault("track", "SetChargingProfile"),
                options.get("tls-trust"),
                options.get("tls-keys"),
                options.get("acknowledged"));
    }

    private static int number(Map<String, String> options, String name, int otherwise) {
        var text = options.get(name);
        return text == null ? otherwise : Integer.parseInt(text);
    }

    private static Duration seconds(String text) {
        return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
    }

    private static boolean isLoopback(String host) {
        try {
            return host.startsWith("127.") && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    public String identityOf(int charger) {
        return identity.formatted(charger);
    }

    public @Nullable String passwordOf(int charger) {
        return password == null || keys != null ? null : password.formatted(charger);
    }

    /** Source address of the charger with this place in the fleet: 127.0.0.1, then 127.0.0.2 and so on. */
    public String sourceOf(int place) {
        return "127.0.0." + (1 + place / perSource % 250);
    }
}
