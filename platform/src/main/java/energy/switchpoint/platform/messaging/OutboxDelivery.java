package energy.switchpoint.platform.messaging;

import energy.switchpoint.platform.http.ServiceToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * One round of sending. A named lock keeps it to one relay per schema; per receiver the order is that of writing, and a
 * receiver that fails holds up nobody else. A message is deleted once its receiver has answered that it has it.
 */
@ApplicationScoped
public class OutboxDelivery {

    private static final int BATCH = 50;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    ServiceToken serviceToken;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    @Transactional
    public void deliverDue() {
        if (!locked("select get_lock(concat('outbox-', database()), 0)")) {
            return;
        }
        try {
            for (var receiver : receiversWithDueHead()) {
                deliverTo(receiver);
            }
        } finally {
            locked("select release_lock(concat('outbox-', database()))");
        }
    }

    @SuppressWarnings("unchecked")
    private List<String> receiversWithDueHead() {
        return em.createNativeQuery("""
                        select head.receiver from (select receiver, min(id) as id from outbox group by receiver) head
                        join outbox o on o.id = head.id where o.next_try_at <= ?1""").setParameter(1, now()).getResultList();
    }

    @SuppressWarnings("unchecked")
    private void deliverTo(String receiver) {
        List<Object[]> rows = em.createNativeQuery("""
                        select id, cast(message_id as char), type, cast(subject as char), occurred_at, data, attempts
                        from outbox where receiver = ?1 order by id limit %d""".formatted(BATCH))
                .setParameter(1, receiver)
                .getResultList();
        for (var row : rows) {
            if (!sent(receiver, message(row))) {
                retryLater(((Number) row[0]).longValue(), ((Number) row[6]).intValue());
                return;
            }
            em.createNativeQuery("delete from outbox where id = ?1")
                    .setParameter(1, row[0])
                    .executeUpdate();
        }
    }

    private static JsonObject message(Object[] row) {
        return Json.createObjectBuilder()
                .add("id", (String) row[1])
                .add("type", (String) row[2])
                .add("subject", (String) row[3])
                .add("occurredAt", utc(row[4]).toInstant(ZoneOffset.UTC).toString())
                .add("version", 1)
                .add("data", parsed((String) row[5]))
                .build();
    }

    private static LocalDateTime utc(Object column) {
        return column instanceof Timestamp stamp ? stamp.toLocalDateTime() : (LocalDateTime) column;
    }

    private static JsonObject parsed(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private boolean sent(String receiver, JsonObject message) {
        try {
            var url = ConfigProvider.getConfig().getValue(receiver, String.class);
            var request = HttpRequest.newBuilder(URI.create(url + "/events"))
                    .timeout(Duration.ofSeconds(5))
                    .header("Authorization", "Bearer " + serviceToken.value())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(message.toString()))
                    .build();
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status == 401) {
                serviceToken.renew();
            }
            return status / 100 == 2;
        } catch (IOException | IllegalStateException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void retryLater(long id, int attempts) {
        var wait = Duration.ofMillis(500L << Math.min(attempts, 6));
        em.createNativeQuery("update outbox set attempts = attempts + 1, next_try_at = ?1 where id = ?2")
                .setParameter(1, now().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait))
                .setParameter(2, id)
                .executeUpdate();
    }

    private boolean locked(String sql) {
        return em.createNativeQuery(sql).getSingleResult() instanceof Number n && n.intValue() == 1;
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
