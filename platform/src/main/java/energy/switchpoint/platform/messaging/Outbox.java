package energy.switchpoint.platform.messaging;

import energy.switchpoint.platform.ids.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Events to other services, written in the transaction of the business act they tell of. */
@ApplicationScoped
public class Outbox {

    /** One row of {@link #rows}. */
    public static final String INSERT = """
            insert into outbox (message_id, receiver, type, subject, occurred_at, data, next_try_at)
            values (?, ?, ?, ?, ?, ?, ?)""";

    private static final Jsonb JSON = JsonbBuilder.create();

    @PersistenceContext
    EntityManager em;

    @Inject
    Instance<EventRoutes> routes;

    @Inject
    Clock clock;

    @Inject
    OutboxRelay relay;

    @Transactional(TxType.MANDATORY)
    public void add(String type, UUID subject, Object data) {
        var message = Uuid7.next();
        var now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (var receiver : receivers(type)) {
            em.createNativeQuery("""
                            insert into outbox (message_id, receiver, type, subject, occurred_at, data, next_try_at)
                            values (?1, ?2, ?3, ?4, ?5, ?6, ?7)""")
                    .setParameter(1, message.toString())
                    .setParameter(2, receiver)
                    .setParameter(3, type)
                    .setParameter(4, subject.toString())
                    .setParameter(5, now)
                    .setParameter(6, JSON.toJson(data))
                    .setParameter(7, now)
                    .executeUpdate();
        }
        relay.wakeAfterCommit();
    }

    /** An event to be told; see {@link #rows}. */
    public record Message(String type, UUID subject, Object data) {}

    /** Rows for {@link #INSERT}, for who writes many in a transaction of its own; wake the relay when it is committed. */
    public List<Object[]> rows(List<Message> messages) {
        var now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        var rows = new ArrayList<Object[]>();
        for (var message : messages) {
            var id = Uuid7.next();
            for (var receiver : receivers(message.type())) {
                rows.add(new Object[] {
                    id, receiver, message.type(), message.subject(), now, JSON.toJson(message.data()), now
                });
            }
        }
        return rows;
    }

    /** There may be something to send. */
    public void wake() {
        relay.wake();
    }

    private List<String> receivers(String type) {
        Map<String, List<String>> all =
                routes.stream().findFirst().map(EventRoutes::receivers).orElse(Map.of());
        var exact = all.get(type);
        return exact != null ? exact : all.getOrDefault(type.substring(0, Math.max(0, type.indexOf('.'))), List.of());
    }
}
