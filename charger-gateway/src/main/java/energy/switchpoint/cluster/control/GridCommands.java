package energy.switchpoint.cluster.control;

import energy.switchpoint.cluster.entity.Holder;
import energy.switchpoint.cluster.entity.NodeMessage;
import energy.switchpoint.cluster.entity.NodeMessage.Answer;
import energy.switchpoint.cluster.entity.NodeMessage.Ask;
import energy.switchpoint.cluster.entity.NodeMessage.Disconnect;
import energy.switchpoint.cluster.entity.NodeMessage.GiveUp;
import energy.switchpoint.cluster.entity.NodeMessage.Look;
import energy.switchpoint.cluster.entity.NodeMessage.Remind;
import energy.switchpoint.cluster.entity.NodeMessage.Seen;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.Duties.Matter;
import energy.switchpoint.commands.entity.Duties.Reminded;
import energy.switchpoint.commands.entity.LiveCharger;
import energy.switchpoint.commands.entity.LiveChargers;
import energy.switchpoint.commands.entity.LiveHere;
import energy.switchpoint.commands.entity.LocalSockets;
import energy.switchpoint.commands.entity.Presence;
import energy.switchpoint.metrics.entity.Meters;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way to a charger on whichever node: to the own socket at once, else through the grid to the node that has it. A copy of
 * who has which socket is kept here, so that a command to ten thousand chargers does not ask the grid ten thousand times.
 */
public final class GridCommands implements ChargerCommands, LiveChargers, Presence, Grid.Listener {

    private static final System.Logger LOG = System.getLogger(GridCommands.class.getName());

    /** A look asks no charger: only the other node. */
    private static final Duration LOOK_PATIENCE = Duration.ofSeconds(5);

    private static final int MOST_REMINDED_AT_ONCE = 500;

    private final Grid grid;
    private final LocalSockets local;
    private final LiveHere here;
    private final Post post;
    private final Executor threads;
    private final Ears ears;
    private final Clock clock;

    private final Map<UUID, Holder> holders = new ConcurrentHashMap<>();
    private final Map<UUID, Holder> claims = new ConcurrentHashMap<>();
    private final Questions<CommandOutcome> commands;
    private final Questions<Optional<LiveCharger>> looks;
    private final Lanes lanes;
    private volatile boolean stopped;

    /**
     * Who on this node is told what.
     *
     * @param lostChargers which chargers were on a node that is gone; told on one of the nodes that are left
     * @param reminders what other nodes remind this one of
     */
    public record Ears(Consumer<List<UUID>> lostChargers, Consumer<Reminded> reminders) {}

    /**
     * @param threads for all that waits
     * @param patience how long another node may take; longer than a charger may
     */
    public GridCommands(
            Grid grid,
            LocalSockets local,
            LiveHere here,
            MessageSeal seal,
            Executor threads,
            Duration patience,
            Ears ears,
            Clock clock) {
        this.grid = grid;
        this.local = local;
        this.here = here;
        this.threads = threads;
        this.ears = ears;
        this.clock = clock;
        var numbers = new AtomicLong();
        commands = new Questions<>(
                numbers,
                patience,
                new CommandOutcome.NotConnected(),
                () -> new CommandOutcome.TimedOut(clock.instant()));
        looks = new Questions<>(numbers, LOOK_PATIENCE, Optional.empty(), Optional::empty);
        post = new Post(grid, seal, threads, clock);
        lanes = new Lanes(threads);
    }

    public void start() {
        grid.listen(this);
    }

    /** From here on the other nodes speak for the chargers: they see this one leave. */
    public void stop() {
        stopped = true;
        grid.stop();
    }

    /** Every command passes here once, wherever its charger is, so every outcome is counted, also that nobody was there. */
    @Override
    public CompletionStage<CommandOutcome> send(UUID chargepointId, ChargerCommand command) {
        return counted(command, route(chargepointId, command));
    }

    @Override
    public CompletionStage<CommandOutcome> tell(UUID chargepointId, ChargerCommand command) {
        return isHere(chargepointId)
                ? counted(command, local.tell(chargepointId, command))
                : send(chargepointId, command);
    }

    private static CompletionStage<CommandOutcome> counted(
            ChargerCommand command, CompletionStage<CommandOutcome> coming) {
        return coming.whenComplete((outcome, failure) -> Meters.COMMANDS.add(
                command.getClass().getSimpleName(),
                failure == null ? outcome.getClass().getSimpleName() : "Failed"));
    }

    private CompletionStage<CommandOutcome> route(UUID chargepointId, ChargerCommand command) {
        var node = remote(chargepointId);
        if (node.isEmpty()) {
            return local.send(chargepointId, command);
        }
        return ask(node.get(), chargepointId, command)
                .thenCompose(outcome -> outcome instanceof CommandOutcome.NotConnected
                        ? askWhereItIsNow(node.get(), chargepointId, command)
                        : CompletableFuture.completedStage(outcome));
    }

    @Override
    public boolean isConnected(UUID chargepointId) {
        return local.isConnected(chargepointId) || remote(chargepointId).isPresent();
    }

    @Override
    public void disconnect(UUID chargepointId, String why) {
        remote(chargepointId)
                .ifPresentOrElse(
                        node -> post.send(node, new Disconnect(chargepointId, why)),
                        () -> local.disconnect(chargepointId, why));
    }

    @Override
    public Optional<LiveCharger> look(UUID chargepointId) {
        return remote(chargepointId)
                .map(node -> looks.ask(
                                grid, node, number -> post.send(node, new Look(grid.self(), number, chargepointId)))
                        .join())
                .orElseGet(() -> here.look(chargepointId));
    }

    /** Whether its socket is on another node. */
    public boolean isElsewhere(UUID chargepointId) {
        return remote(chargepointId).isPresent();
    }

    /** Whether its socket is on this node. */
    public boolean isHere(UUID chargepointId) {
        return local.credentialHere(chargepointId).isPresent();
    }

    /** Reminds other nodes of those chargers that are theirs. @return the others */
    public List<UUID> handOn(Matter matter, Collection<UUID> chargepointIds) {
        var kept = new ArrayList<UUID>();
        var theirs = new HashMap<String, List<UUID>>();
        for (var id : chargepointIds) {
            remote(id)
                    .ifPresentOrElse(
                            node -> theirs.computeIfAbsent(node, _ -> new ArrayList<>())
                                    .add(id),
                            () -> kept.add(id));
        }
        theirs.forEach((node, ids) -> {
            for (int from = 0; from < ids.size(); from += MOST_REMINDED_AT_ONCE) {
                post.send(
                        node,
                        new Remind(matter, ids.subList(from, Math.min(ids.size(), from + MOST_REMINDED_AT_ONCE))));
            }
        });
        return kept;
    }

    /** What it proved itself with, on whichever node it is. */
    public Optional<UUID> credentialOf(UUID chargepointId) {
        var here = local.credentialHere(chargepointId);
        return here.isPresent()
                ? here
                : Optional.ofNullable(holders.get(chargepointId))
                        .filter(holder -> grid.nodes().contains(holder.node()))
                        .map(Holder::credentialId);
    }

    @Override
    public void here(UUID chargepointId, UUID credentialId) {
        inOrder(chargepointId, () -> {
            var claimed = grid.claim(chargepointId, credentialId);
            claims.put(chargepointId, claimed.now());
            moved(chargepointId, claimed.now());
            claimed.before()
                    .filter(before -> !before.node().equals(grid.self()))
                    .filter(before -> grid.nodes().contains(before.node()))
                    .ifPresent(before -> post.send(
                            before.node(),
                            new GiveUp(chargepointId, claimed.now().claim())));
        });
    }

    @Override
    public void gone(UUID chargepointId) {
        inOrder(chargepointId, () -> {
            var claim = claims.remove(chargepointId);
            if (claim != null && grid.remove(chargepointId, claim)) {
                holders.remove(chargepointId, claim);
            }
        });
    }

    @Override
    public void received(String message) {
        threads.execute(() -> post.opened(message).forEach(this::heed));
    }

    @Override
    public void moved(UUID chargepointId, @Nullable Holder now) {
        if (now == null) {
            holders.remove(chargepointId);
        } else {
            holders.merge(chargepointId, now, (a, b) -> a.claim() > b.claim() ? a : b);
        }
    }

    /** Nobody waits for a node that is gone; one of those that are left tells whose socket it had. */
    @Override
    public void lost(String node) {
        post.forget(node);
        commands.lost(node);
        looks.lost(node);
        threads.execute(() -> {
            var gone = new ArrayList<UUID>();
            holders.forEach((chargepointId, holder) -> {
                if (holder.node().equals(node) && grid.remove(chargepointId, holder)) {
                    gone.add(chargepointId);
                }
            });
            claimAgain();
            if (!gone.isEmpty()) {
                LOG.log(System.Logger.Level.WARNING, "node {0} is gone; {1} chargers were on it", node, gone.size());
                ears.lostChargers().accept(gone);
            }
        });
    }

    /** With two nodes lost at once an entry of ours may have gone with both its copies. */
    private void claimAgain() {
        claims.forEach((chargepointId, claim) -> {
            if (grid.holderOf(chargepointId).isEmpty()) {
                here(chargepointId, claim.credentialId());
            }
        });
    }

    private void inOrder(UUID chargepointId, Runnable work) {
        if (stopped) {
            return;
        }
        if (grid.waits()) {
            lanes.add(chargepointId, work);
        } else {
            work.run(); // a thread for each of thousands who come at once would cost more than the work
        }
    }

    private void heed(NodeMessage message) {
        switch (message) {
            case Ask ask -> carryOut(ask);
            case Answer(var number, var outcome) -> commands.answered(number, outcome);
            case Look(var from, var number, var chargepointId) ->
                threads.execute(() -> post.send(
                        from, new Seen(number, here.look(chargepointId).orElse(null))));
            case Seen(var number, var charger) -> looks.answered(number, Optional.ofNullable(charger));
            case Remind(var matter, var chargepointIds) ->
                threads.execute(() -> ears.reminders().accept(new Reminded(matter, chargepointIds)));
            case GiveUp(var chargepointId, var newerClaim) ->
                lanes.add(chargepointId, () -> {
                    var claim = claims.get(chargepointId);
                    if (claim != null && claim.claim() < newerClaim) {
                        claims.remove(chargepointId);
                        local.giveUp(chargepointId, "replaced by a newer connection on another node");
                    }
                });
            case Disconnect(var chargepointId, var why) -> local.disconnect(chargepointId, why);
        }
    }

    private void carryOut(Ask ask) {
        local.send(ask.chargepointId(), ask.command())
                .whenComplete((outcome, failure) -> post.send(
                        ask.from(),
                        new Answer(
                                ask.number(),
                                failure == null
                                        ? outcome
                                        : new CommandOutcome.Refused(clock.instant(), "not sent: our own failure"))));
    }

    /** The other node with its socket; empty when it is here or nowhere. */
    private Optional<String> remote(UUID chargepointId) {
        if (local.credentialHere(chargepointId).isPresent()) {
            return Optional.empty();
        }
        return Optional.ofNullable(holders.get(chargepointId))
                .map(Holder::node)
                .filter(node -> !node.equals(grid.self()) && grid.nodes().contains(node));
    }

    private CompletableFuture<CommandOutcome> ask(String node, UUID chargepointId, ChargerCommand command) {
        return commands.ask(
                grid, node, number -> post.send(node, new Ask(grid.self(), number, chargepointId, command)));
    }

    /** Once: it may have moved while the command was on its way, or our copy was behind. */
    private CompletionStage<CommandOutcome> askWhereItIsNow(String before, UUID chargepointId, ChargerCommand command) {
        return CompletableFuture.supplyAsync(() -> grid.holderOf(chargepointId), threads)
                .thenCompose(holder -> {
                    if (holder.isEmpty()) {
                        holders.remove(chargepointId);
                        return CompletableFuture.completedStage(new CommandOutcome.NotConnected());
                    }
                    moved(chargepointId, holder.get());
                    var node = holder.get().node();
                    if (node.equals(grid.self())) {
                        return local.send(chargepointId, command);
                    }
                    return node.equals(before) || !grid.nodes().contains(node)
                            ? CompletableFuture.completedStage(new CommandOutcome.NotConnected())
                            : ask(node, chargepointId, command);
                });
    }
}
