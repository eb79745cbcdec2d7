package energy.switchpoint.connections.control;

import energy.switchpoint.commands.entity.CertificateCommand;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.ChangeCredential;
import energy.switchpoint.commands.entity.ChargerCommand.SetSchedule;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.LocalSockets;
import energy.switchpoint.commands.entity.Presence;
import energy.switchpoint.credentials.control.Credentials;
import energy.switchpoint.credentials.entity.Proof.Standing;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.ocpp.entity.CallAnswer;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.LimitUnit;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The chargers connected to this node, at most one connection each, and the way of a command to one of them. */
@ApplicationScoped
@Typed({Connections.class, LocalSockets.class})
public class Connections implements LocalSockets {

    private static final System.Logger LOG = System.getLogger(Connections.class.getName());

    @Inject
    WorkThreads threads;

    @Inject
    DeviceLog log;

    @Inject
    Credentials credentials;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    @Inject
    Presence presence = Presence.ALONE;

    private final Map<UUID, Connection> open = new ConcurrentHashMap<>();
    private final Openings openings = new Openings();

    public Connections() {}

    /** For use outside the container. */
    public Connections(WorkThreads threads, DeviceLog log, Credentials credentials, Sql sql, Clock clock) {
        this.threads = threads;
        this.log = log;
        this.credentials = credentials;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public CompletionStage<CommandOutcome> send(UUID chargepointId, ChargerCommand command) {
        var connection = open.get(chargepointId);
        if (connection == null || !maySend(connection, command)) {
            return CompletableFuture.completedStage(new CommandOutcome.NotConnected());
        }
        return orRefused(whole(connection, command));
    }

    @Override
    public CompletionStage<CommandOutcome> tell(UUID chargepointId, ChargerCommand command) {
        var connection = open.get(chargepointId);
        if (connection == null
                || !(command instanceof SetSchedule schedule)
                || !maySend(connection, command)
                || !connection.hasArrived()) {
            return send(chargepointId, command);
        }
        return openings.of(schedule, connection.dialect(), connection.memory())
                .flatMap(first -> connection
                        .rpc()
                        .ask(first.action(), first.text())
                        .map(answer -> orRefused(answer.thenCompose(got -> goOn(connection, schedule, first, got)))))
                .orElseGet(() -> send(chargepointId, command));
    }

    private CompletionStage<CommandOutcome> goOn(
            Connection connection, SetSchedule command, Openings.Opening first, CallAnswer got) {
        var only = first.outcome(command, connection.dialect(), connection.memory(), got, clock.instant());
        if (only.isPresent()) {
            logged(connection, command, only.get());
            return CompletableFuture.completedStage(only.get());
        }
        return CompletableFuture.supplyAsync(
                () -> carriedOut(connection, command, first.answered(got, connection.rpc())), threads);
    }

    private CompletionStage<CommandOutcome> whole(Connection connection, ChargerCommand command) {
        return CompletableFuture.supplyAsync(() -> carriedOut(connection, command, connection.rpc()), threads);
    }

    private CompletionStage<CommandOutcome> orRefused(CompletionStage<CommandOutcome> coming) {
        return coming.exceptionally(failure -> {
            LOG.log(System.Logger.Level.ERROR, "a command could not be carried out", failure);
            return new CommandOutcome.Refused(clock.instant(), "not sent: our own failure");
        });
    }

    @Override
    public boolean isConnected(UUID chargepointId) {
        return of(chargepointId).isPresent();
    }

    @Override
    public void disconnect(UUID chargepointId, String why) {
        var connection = open.get(chargepointId);
        if (connection != null) {
            connection.close(why);
        }
    }

    @Override
    public Optional<UUID> credentialHere(UUID chargepointId) {
        return Optional.ofNullable(open.get(chargepointId)).map(Connection::credentialId);
    }

    /** Taken out first: its end is not the charger's end. */
    @Override
    public void giveUp(UUID chargepointId, String why) {
        var connection = open.remove(chargepointId);
        if (connection != null) {
            connection.close(why);
            log.add(chargepointId, LogKind.CONNECTION, "REPLACED", why);
        }
    }

    /** Its connection, unless it is there to be recovered only. */
    public Optional<Connection> of(UUID chargepointId) {
        return Optional.ofNullable(open.get(chargepointId)).filter(c -> c.standing() != Standing.RECOVERY);
    }

    /** Its connection, whatever it is good for. */
    public Optional<Connection> ofAnyStanding(UUID chargepointId) {
        return Optional.ofNullable(open.get(chargepointId));
    }

    /** How many speak which version of OCPP. */
    public Map<String, Long> byVersion() {
        return open.values().stream()
                .collect(Collectors.groupingBy(c -> c.dialect().version().number(), Collectors.counting()));
    }

    public Collection<Connection> all() {
        return List.copyOf(open.values());
    }

    /** Looks up what this charger's credential is good for now: it may have been promoted or revoked since it came. */
    public Optional<Standing> refreshStanding(UUID chargepointId) {
        var connection = Optional.ofNullable(open.get(chargepointId));
        connection.ifPresent(c -> credentials.standingOf(c.credentialId()).ifPresent(c::standsAs));
        return connection.map(Connection::standing);
    }

    /** The newest connection counts; answers the one it replaces. */
    Optional<Connection> add(Connection connection) {
        var before = open.put(connection.chargepointId(), connection);
        presence.here(connection.chargepointId(), connection.credentialId());
        return Optional.ofNullable(before);
    }

    /** False when another connection has taken its place. */
    boolean remove(Connection connection) {
        boolean last = open.remove(connection.chargepointId(), connection);
        if (last) {
            presence.gone(connection.chargepointId());
        }
        return last;
    }

    private static boolean maySend(Connection connection, ChargerCommand command) {
        return connection.standing() != Standing.RECOVERY
                || command instanceof ChangeCredential
                || command instanceof CertificateCommand;
    }

    private CommandOutcome carriedOut(Connection connection, ChargerCommand command, ChargerLine line) {
        var unit = connection.memory().limitUnit();
        var outcome = connection.dialect().perform(command, connection.memory(), line);
        if (connection.memory().limitUnit() != unit) {
            remember(connection.chargepointId(), connection.memory().limitUnit());
        }
        logged(connection, command, outcome);
        return outcome;
    }

    private void logged(Connection connection, ChargerCommand command, CommandOutcome outcome) {
        log.addSoon(new DeviceLog.Entry(
                connection.chargepointId(),
                clock.instant(),
                LogKind.COMMAND,
                command.getClass().getSimpleName(),
                outcome.getClass().getSimpleName()
                        + (outcome instanceof CommandOutcome.Refused refused ? ": " + refused.reason() : "")));
    }

    private void remember(UUID chargepointId, LimitUnit unit) {
        sql.update("update device set limit_unit = ? where id = ?", unit.name(), chargepointId);
    }
}
