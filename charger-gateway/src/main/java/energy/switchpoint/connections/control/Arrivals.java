package energy.switchpoint.connections.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.Receipt;
import energy.switchpoint.connections.entity.ChargerReady;
import energy.switchpoint.connections.entity.SecurityKind;
import energy.switchpoint.connections.entity.Verdict.Admitted;
import energy.switchpoint.credentials.entity.Proof.Standing;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.ocpp.control.RpcSession;
import energy.switchpoint.ocpp.entity.ChargerDialect;
import energy.switchpoint.ocpp.entity.Frame;
import energy.switchpoint.ocpp.entity.OcppVersion;
import energy.switchpoint.ocpp.v16.Ocpp16;
import energy.switchpoint.ocpp.v201.Ocpp201;
import energy.switchpoint.ocpp.v21.Ocpp21;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.ConfigProvider;

/** A charger's coming and going, in the order it happens. */
@ApplicationScoped
public class Arrivals {

    /** A charger that only lost its line does not boot again; after this long it can be asked things all the same. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private static final Duration AFTER_BOOT = Duration.ofMillis(200);

    private static final System.Logger LOG = System.getLogger(Arrivals.class.getName());

    @Inject
    Connections connections;

    @Inject
    ChargerCalls calls;

    @Inject
    ChargerTransactions transactions;

    @Inject
    ArrivalBook book;

    @Inject
    SecurityEvents securityEvents;

    @Inject
    DeviceLog log;

    @Inject
    WorkThreads threads;

    @Inject
    Event<ChargerReady> ready;

    @Inject
    Clock clock;

    Consumer<ChargerReady> announcing = charger -> ready.fire(charger);

    private final Map<OcppVersion, ChargerDialect> dialects = new EnumMap<>(OcppVersion.class);
    private Duration callTimeout = Duration.ofSeconds(20);

    @PostConstruct
    void configure() {
        configure(OcppSettings.of(ConfigProvider.getConfig()));
    }

    void configure(OcppSettings settings) {
        callTimeout = settings.callTimeout();
        dialects.put(OcppVersion.V16, new Ocpp16(transactions, settings.heartbeat(), clock));
        dialects.put(OcppVersion.V21, new Ocpp21(transactions, settings.heartbeat(), clock));
        dialects.put(OcppVersion.V201, new Ocpp201(transactions, settings.heartbeat(), clock));
    }

    /** The socket is open. Everything that waits is left to the connection's own order of work. */
    public Connection opened(Admitted admitted, Socket socket) {
        var dialect = dialects.get(admitted.version());
        if (dialect == null) {
            throw new IllegalStateException("no dialect for " + admitted.version());
        }
        var connection = new Connection(admitted, socket, dialect, clock.instant());
        var session = new RpcSession(
                admitted.version(),
                admitted.identity(),
                call -> answer(connection, call),
                socket::send,
                callTimeout,
                clock);
        connection.speaksBy(session);
        connections.add(connection).ifPresent(old -> replaced(old, connection));
        book.arrived(connection)
                .thenCompose(known -> arrived(connection, known))
                .whenComplete((_, failure) -> {
                    if (failure == null) {
                        session.begin();
                    } else {
                        LOG.log(
                                System.Logger.Level.WARNING,
                                "{0} could not be received: {1}",
                                admitted.identity(),
                                failure.toString());
                        connection.close("not available just now");
                    }
                });
        return connection;
    }

    public void closed(Connection connection) {
        connection.ended();
        if (connections.remove(connection)) {
            connection.goes(() -> calls.store(
                    connection, List.of(new ChargerEvent.Disconnected(connection.chargepointId(), clock.instant()))));
        }
    }

    public void flooded(Connection connection) {
        connection.refuse("too many messages");
        threads.execute(() -> securityEvents.add(
                SecurityKind.MESSAGE_FLOOD,
                connection.identity(),
                connection.address(),
                "Sends without waiting for answers; disconnected."));
    }

    private CompletionStage<JsonObject> answer(Connection connection, Frame.Call call) {
        var answer = calls.answer(connection, call);
        if (call.action().equals("BootNotification")) {
            connection.rpc().answersHeartbeats(!connection.memory().isWaiting());
            isReady(connection, AFTER_BOOT);
        }
        return answer;
    }

    private CompletionStage<Receipt> arrived(Connection connection, ArrivalBook.Known known) {
        connection.standsAs(known.standing());
        connection.memory().alreadyRunning(known.running());
        connection.isAwaited(known.awaited() || known.standing() != Standing.CURRENT);
        isReady(connection, SETTLED);
        if (connection.standing() == Standing.RECOVERY) {
            threads.execute(() -> securityEvents.add(
                    SecurityKind.RECOVERY_CONNECTION,
                    connection.identity(),
                    connection.address(),
                    "Came with the password of a handover that came to nothing; gets a new one."));
        }
        var stored = new CompletableFuture<Receipt>();
        var connected = new ChargerEvent.Connected(
                connection.chargepointId(),
                clock.instant(),
                connection.dialect().version().number(),
                connection.credentialId(),
                connection.address());
        boolean isHere = connection.arrives(() -> calls.store(connection, List.of(connected))
                .whenComplete((receipt, failure) -> {
                    if (failure == null) {
                        stored.complete(receipt);
                    } else {
                        stored.completeExceptionally(failure);
                    }
                }));
        return isHere ? stored : CompletableFuture.failedStage(new IllegalStateException("gone again"));
    }

    private void replaced(Connection old, Connection byNew) {
        old.close("replaced by a newer connection");
        threads.execute(() -> {
            log.add(old.chargepointId(), LogKind.CONNECTION, "REPLACED", "by a newer connection");
            securityEvents.add(
                    SecurityKind.CONNECTION_REPLACED,
                    old.identity(),
                    byNew.address(),
                    "A second connection proved itself and replaced the one from " + old.address());
        });
    }

    /** After the answer is out: a charger may refuse commands before its boot is accepted. */
    private void isReady(Connection connection, Duration after) {
        CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                .execute(() -> {
                    if (connections
                                    .ofAnyStanding(connection.chargepointId())
                                    .filter(connection::equals)
                                    .isPresent()
                            && connection.becomeReady()
                            && connection.isAwaited()) {
                        var ready = new ChargerReady(connection.chargepointId());
                        threads.execute(() -> announcing.accept(ready));
                    }
                });
    }
}
