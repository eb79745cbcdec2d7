package energy.switchpoint.rulepacks.control;

import energy.switchpoint.platform.http.ServiceToken;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The rule pack in force, asked of the registry now and then. While the registry is away the last good one counts, also over
 * a restart. Before the first one has come there is none: nothing is guessed.
 */
@ApplicationScoped
public class RulePacks {

    private static final System.Logger LOG = System.getLogger(RulePacks.class.getName());
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration RETRY = Duration.ofSeconds(5);

    @Inject
    Sql sql;

    @Inject
    ServiceToken token;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "switchpoint.registry.url")
    String registry;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private volatile @Nullable RulePack known;
    private volatile Instant askAgainAt = Instant.EPOCH;

    /** Empty only until the registry has answered for the first time. */
    public Optional<RulePack> inForce() {
        if (known == null) {
            known = kept().orElse(null);
        }
        return Optional.ofNullable(known);
    }

    /** For code that runs only once {@link #inForce} is there. */
    public RulePack required() {
        return inForce().orElseThrow(() -> new IllegalStateException("no rule pack has come from the registry yet"));
    }

    /** Asks the registry when it is time to. Called from the clockwork, never while somebody waits. */
    public void refreshWhenDue() {
        if (clock.instant().isBefore(askAgainAt)) {
            return;
        }
        try {
            var body = fetch();
            known = RulePack.read(parsed(body));
            keep(body);
            askAgainAt = clock.instant().plus(FRESH);
        } catch (IOException | RuntimeException e) {
            askAgainAt = clock.instant().plus(RETRY);
            LOG.log(
                    System.Logger.Level.WARNING,
                    "no rule pack from the registry ({0}); {1}",
                    e.toString(),
                    known == null ? "managed mode waits for it" : "the last one stays in force");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private String fetch() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(registry + "/rule-packs/effective"))
                .timeout(Duration.ofSeconds(5))
                .header("Authorization", "Bearer " + token.value())
                .header("Accept", "application/json")
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 401) {
            token.renew();
        }
        if (answer.statusCode() != 200) {
            throw new IOException("the registry answered " + answer.statusCode());
        }
        return answer.body();
    }

    private Optional<RulePack> kept() {
        return sql.one("select body from rule_pack where one = 1", row -> RulePack.read(parsed(row.getString(1))));
    }

    private void keep(String body) {
        sql.update(
                "insert into rule_pack (one, fetched_at, body) values (1, ?, ?) on duplicate key update fetched_at = value(fetched_at), body = value(body)",
                clock.instant(),
                body);
    }

    private static JsonObject parsed(String body) {
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }
}
