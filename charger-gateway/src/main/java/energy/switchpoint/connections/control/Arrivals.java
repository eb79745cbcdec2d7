package energy.switchpoint.connections.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.connections.entity.ChargerReady;
import energy.switchpoint.connections.entity.SecurityKind;
import energy.switchpoint.connections.entity.Verdict.Admitted;
import energy.switchpoint.credentials.control.CredentialUse;
import energy.switchpoint.credentials.entity.Proof.Standing;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.ocpp.control.InOrder;
import energy.switchpoint.ocpp.control.RpcSession;
import energy.switchpoint.ocpp.entity.ChargerDialect;
import energy.switchpoint.ocpp.entity.Frame;
import energy.switchpoint.ocpp.entity.OcppVersion;
import energy.switchpoint.ocpp.v16.Ocpp16;
import energy.switchpoint.ocpp.v201.Ocpp201;
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
import java.util.function.Consumer;
import org.eclipse.microprofile.config.ConfigProvider;

/** A charger's coming and going, in the order it happens. */
@ApplicationScoped
public class Arrivals {

    /** A charger that keeps to the protocol has one call under way; this many waiting is a flood. */
    private static final int LONGEST_QUEUE = 64;

    /** A charger that only lost its line does not boot again; after this long it can be asked things all the same. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private static final System.Logger LOG = System.getLogger(Arrivals.class.getName());

    @Inject
    Connections connections;

    @Inject
    ChargerCalls calls;

    @Inject
    ChargerTransactions transactions;

    @Inject
    CredentialUse credentials;

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
        dialects.put(OcppVersion.V201, new Ocpp201(transactions, settings.heartbeat(), clock));
    }

    /** The socket is open. Everything that waits is left to the connection's own order of work. */
    public Connection opened(Admitted admitted, Socket socket) {
        var dialect = dialects.get(admitted.version());
        if (dialect == null) {
            throw new IllegalStateException("no dialect for " + admitted.version());
        }
        var connection = new Connection(admitted, socket, dialect, clock.instant());
        var work = new InOrder(threads, LONGEST_QUEUE);
        connection.speaksBy(new RpcSession(
                admitted.version(),
                admitted.identity(),
                work,
                call -> answer(connection, call),
                socket::send,
                callTimeout,
                clock));
        connections.add(connection).ifPresent(old -> replaced(old, connection, work));
        work.add(() -> arrived(connection));
        settle(connection);
        return connection;
    }

    public void closed(Connection connection) {
        connection.ended();
        if (!connections.remove(connection)) {
            return;
        }
        threads.execute(() -> {
            calls.store(
                    connection, List.of(new ChargerEvent.Disconnected(connection.chargepointId(), clock.instant())));
            log.add(connection.chargepointId(), LogKind.CONNECTION, "DISCONNECTED", "");
        });
    }

    public void flooded(Connection connection) {
        connection.close("too many messages");
        threads.execute(() -> securityEvents.add(
                SecurityKind.MESSAGE_FLOOD,
                connection.identity(),
                connection.address(),
                "Sends without waiting for answers; disconnected."));
    }

    private JsonObject answer(Connection connection, Frame.Call call) {
        var payload = calls.answer(connection, call);
        if (call.action().equals("BootNotification")) {
            isReady(connection, Duration.ofMillis(200));
        }
        return payload;
    }

    private void arrived(Connection connection) {
        var now = clock.instant();
        credentials.used(connection.chargepointId(), connection.credentialId(), now);
        connections.refreshStanding(connection.chargepointId());
        calls.store(
                connection,
                List.of(new ChargerEvent.Connected(
                        connection.chargepointId(),
                        now,
                        connection.dialect().version().number(),
                        connection.credentialId(),
                        connection.address())));
        log.add(
                connection.chargepointId(),
                LogKind.CONNECTION,
                "CONNECTED",
                "OCPP " + connection.dialect().version().number() + ", credential " + connection.credentialId());
        if (connection.standing() == Standing.RECOVERY) {
            securityEvents.add(
                    SecurityKind.RECOVERY_CONNECTION,
                    connection.identity(),
                    connection.address(),
                    "Came with the password of a handover that came to nothing; gets a new one.");
        }
        LOG.log(System.Logger.Level.INFO, "{0} connected, {1}", connection.identity(), connection.standing());
    }

    private void replaced(Connection old, Connection byNew, InOrder work) {
        old.close("replaced by a newer connection");
        work.add(() -> {
            log.add(old.chargepointId(), LogKind.CONNECTION, "REPLACED", "by a newer connection");
            securityEvents.add(
                    SecurityKind.CONNECTION_REPLACED,
                    old.identity(),
                    byNew.address(),
                    "A second connection proved itself and replaced the one from " + old.address());
        });
    }

    private void settle(Connection connection) {
        isReady(connection, SETTLED);
    }

    /** After the answer is out: a charger may refuse commands before its boot is accepted. */
    private void isReady(Connection connection, Duration after) {
        threads.execute(() -> {
            try {
                Thread.sleep(after);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (connections
                            .ofAnyStanding(connection.chargepointId())
                            .filter(connection::equals)
                            .isPresent()
                    && connection.becomeReady()) {
                announcing.accept(new ChargerReady(connection.chargepointId()));
            }
        });
    }
}
