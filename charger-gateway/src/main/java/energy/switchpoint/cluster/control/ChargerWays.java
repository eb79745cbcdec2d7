package energy.switchpoint.cluster.control;

import com.hazelcast.core.HazelcastInstance;
import energy.switchpoint.cluster.control.GridCommands.Ears;
import energy.switchpoint.commands.entity.Agreed;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvents;
import energy.switchpoint.commands.entity.ChargersLost;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.Duties.Matter;
import energy.switchpoint.commands.entity.Duties.Reminded;
import energy.switchpoint.commands.entity.LiveCharger;
import energy.switchpoint.commands.entity.LiveChargers;
import energy.switchpoint.commands.entity.LiveHere;
import energy.switchpoint.commands.entity.LocalSockets;
import energy.switchpoint.commands.entity.Presence;
import energy.switchpoint.connections.control.WorkThreads;
import energy.switchpoint.platform.identity.Secrets;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The gateway's one way to any charger: with the server's data grid when it is switched on, else on this node alone. */
@ApplicationScoped
public class ChargerWays implements ChargerCommands, LiveChargers, Presence {

    private static final System.Logger LOG = System.getLogger(ChargerWays.class.getName());
    private static final String PAYARAS_GRID = "payara/Hazelcast";

    /** The nodes share it already: without it none can check a charger's password. */
    private static final String KEY_FILE = "credential.key";

    @Inject
    LocalSockets sockets;

    @Inject
    LiveHere here;

    @Inject
    WorkThreads threads;

    @Inject
    ChargerEvents events;

    @Inject
    Secrets secrets;

    @Inject
    Event<ChargersLost> chargersLost;

    @Inject
    Event<Reminded> reminders;

    @Inject
    Clock clock;

    /** Longer than a charger may take, with all the messages that one command can need. */
    @Inject
    @ConfigProperty(name = "switchpoint.cluster.patience", defaultValue = "PT90S")
    Duration patience;

    private volatile @Nullable GridCommands commands;

    void start(@Observes @Initialized(ApplicationScoped.class) Object ignored) {
        commands();
    }

    @PreDestroy
    void stop() {
        var started = commands;
        if (started != null) {
            started.stop();
        }
    }

    @Override
    public CompletionStage<CommandOutcome> send(UUID chargepointId, ChargerCommand command) {
        return commands().send(chargepointId, command).thenApply(outcome -> {
            Agreed.to(chargepointId, command, outcome).ifPresent(this::note);
            return outcome;
        });
    }

    /** Whoever gave the command need not wait for it, and has its answer even if this is lost. */
    private void note(ChargerEvent event) {
        events.store(List.of(event)).exceptionally(failure -> {
            LOG.log(System.Logger.Level.WARNING, "what a charger agreed to was not stored: {0}", failure.toString());
            return null;
        });
    }

    @Override
    public CompletionStage<CommandOutcome> tell(UUID chargepointId, ChargerCommand command) {
        return commands().tell(chargepointId, command);
    }

    @Override
    public boolean isConnected(UUID chargepointId) {
        return commands().isConnected(chargepointId);
    }

    @Override
    public void disconnect(UUID chargepointId, String why) {
        commands().disconnect(chargepointId, why);
    }

    @Override
    public Optional<LiveCharger> look(UUID chargepointId) {
        return commands().look(chargepointId);
    }

    boolean isHere(UUID chargepointId) {
        return commands().isHere(chargepointId);
    }

    boolean isElsewhere(UUID chargepointId) {
        return commands().isElsewhere(chargepointId);
    }

    List<UUID> handOn(Matter matter, Collection<UUID> chargepointIds) {
        return commands().handOn(matter, chargepointIds);
    }

    @Override
    public void here(UUID chargepointId, UUID credentialId) {
        commands().here(chargepointId, credentialId);
    }

    @Override
    public void gone(UUID chargepointId) {
        commands().gone(chargepointId);
    }

    private GridCommands commands() {
        var started = commands;
        return started == null ? begin() : started;
    }

    private synchronized GridCommands begin() {
        var started = commands;
        if (started == null) {
            started = new GridCommands(
                    grid(),
                    sockets,
                    here,
                    new MessageSeal(secrets.bytes(KEY_FILE)),
                    threads,
                    patience,
                    new Ears(this::lost, reminders::fire),
                    clock);
            started.start();
            commands = started;
        }
        return started;
    }

    private static Grid grid() {
        try {
            if (new InitialContext().lookup(PAYARAS_GRID) instanceof HazelcastInstance hazelcast
                    && hazelcast.getLifecycleService().isRunning()) {
                var grid = new HazelcastGrid(hazelcast);
                LOG.log(
                        System.Logger.Level.INFO,
                        "node {0} of {1} in the grid",
                        grid.self(),
                        grid.nodes().size());
                return grid;
            }
        } catch (NamingException _) {
            // switched off: --nohazelcast
        }
        LOG.log(System.Logger.Level.INFO, "no data grid: this node is alone");
        return new AloneGrid();
    }

    /** The node that had them could not say so any more. */
    private void lost(List<UUID> chargers) {
        var now = clock.instant();
        events.store(chargers.stream()
                        .<ChargerEvent>map(charger -> new ChargerEvent.Disconnected(charger, now))
                        .toList())
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOG.log(
                                System.Logger.Level.WARNING,
                                "the end of a lost node's connections was not stored",
                                failure);
                    }
                    chargersLost.fire(new ChargersLost(chargers));
                });
    }
}
