package energy.switchpoint.connections.control;

import energy.switchpoint.credentials.control.CredentialUse;
import energy.switchpoint.credentials.entity.CredentialState;
import energy.switchpoint.credentials.entity.Proof.Standing;
import energy.switchpoint.ocpp.entity.TransactionBook.Running;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.sql.Together;
import energy.switchpoint.sql.WritersDatabase;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What the database knows of a charger that has just come, and must know from now on. A whole region may come at once. */
@ApplicationScoped
public class ArrivalBook {

    private static final int MOST_AT_ONCE = 500;

    @Inject
    WritersDatabase database;

    @Inject
    Sql sql;

    @Inject
    CredentialUse credentials;

    @Inject
    WorkThreads threads;

    @Inject
    Clock clock;

    private @Nullable Together<Connection, Known> together;

    public ArrivalBook() {}

    /** For use outside the container. */
    public ArrivalBook(Sql sql, CredentialUse credentials, WorkThreads threads, Clock clock) {
        this.sql = sql;
        this.credentials = credentials;
        this.threads = threads;
        this.clock = clock;
        together = new Together<>("arrivals", MOST_AT_ONCE, this::arrived);
    }

    @PostConstruct
    void open() {
        var own = database.connection();
        together = new Together<>("arrivals", MOST_AT_ONCE, came -> own.inOneTransaction(() -> arrived(came)));
    }

    @PreDestroy
    void close() {
        together().close();
    }

    /**
     * What a charger finds as it was left.
     *
     * @param standing what its credential is good for now: it may have been promoted or revoked since it proved itself
     * @param awaited whether a handover waits for this charger
     */
    public record Known(Standing standing, List<Running> running, boolean awaited) {}

    /** Its credential is marked as used; a renewed one becomes the current one by that. */
    CompletionStage<Known> arrived(Connection connection) {
        if (connection.standing() == Standing.CURRENT) {
            return together().ask(connection);
        }
        return CompletableFuture.runAsync(
                        () -> credentials.used(connection.chargepointId(), connection.credentialId(), clock.instant()),
                        threads)
                .thenCompose(_ -> together().ask(connection));
    }

    private Together<Connection, Known> together() {
        var open = together;
        if (open == null) {
            throw new IllegalStateException("not open");
        }
        return open;
    }

    private List<Known> arrived(List<Connection> connections) {
        var now = clock.instant();
        var credentialIds =
                Sql.few(connections.stream().map(Connection::credentialId).toList());
        var chargepointIds =
                Sql.few(connections.stream().map(Connection::chargepointId).toList());
        sql.update(
                "update credential set first_used_at = coalesce(first_used_at, ?), last_used_at = ? where id in (%s)"
                        .formatted(Sql.marks(credentialIds.size())),
                Sql.parameters(credentialIds, now, now));
        var standings = standings(credentialIds);
        var running = running(chargepointIds);
        var awaited = awaited(chargepointIds);
        return connections.stream()
                .map(c -> new Known(
                        standings.getOrDefault(c.credentialId(), Standing.RECOVERY),
                        running.getOrDefault(c.chargepointId(), List.of()),
                        awaited.contains(c.chargepointId())))
                .toList();
    }

    private Map<UUID, Standing> standings(List<UUID> credentialIds) {
        var standings = new HashMap<UUID, Standing>();
        sql.list(
                        "select id, state from credential where id in (%s)".formatted(Sql.marks(credentialIds.size())),
                        row -> Map.entry(
                                row.getObject(1, UUID.class), Standing.of(CredentialState.valueOf(row.getString(2)))),
                        credentialIds.toArray())
                .forEach(e -> standings.put(e.getKey(), e.getValue()));
        return standings;
    }

    private Map<UUID, List<Running>> running(List<UUID> chargepointIds) {
        var running = new HashMap<UUID, List<Running>>();
        sql.list(
                        """
                        select chargepoint_id, coalesce(transaction_id, number), connector from charger_transaction
                        where ended_at is null and chargepoint_id in (%s) order by number""".formatted(Sql.marks(chargepointIds.size())),
                        row -> Map.entry(row.getObject(1, UUID.class), new Running(row.getString(2), row.getInt(3))),
                        chargepointIds.toArray())
                .forEach(e -> running.computeIfAbsent(e.getKey(), _ -> new ArrayList<>())
                        .add(e.getValue()));
        return running;
    }

    private Set<UUID> awaited(List<UUID> chargepointIds) {
        return new HashSet<>(sql.list(
                "select open_for from handover where open_for in (%s)".formatted(Sql.marks(chargepointIds.size())),
                row -> row.getObject(1, UUID.class),
                chargepointIds.toArray()));
    }
}
