package energy.switchpoint.cluster.control;

import energy.switchpoint.cluster.control.GridCommands.Ears;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.Duties.Reminded;
import energy.switchpoint.commands.entity.LiveCharger;
import energy.switchpoint.commands.entity.LocalSockets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A node of the gateway without a server around it, with chargers in memory. */
final class Node {

    final String name;
    final Sockets sockets = new Sockets();
    final GridCommands commands;
    final List<UUID> lost = new CopyOnWriteArrayList<>();
    final List<Reminded> reminded = new CopyOnWriteArrayList<>();
    final List<String> gaveUp = new CopyOnWriteArrayList<>();
    final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Node(String name, Grid grid, Duration patience) {
        this(name, grid, patience, new byte[32]);
    }

    Node(String name, Grid grid, Duration patience, byte[] key) {
        this.name = name;
        commands = new GridCommands(
                grid,
                sockets,
                sockets::look,
                new MessageSeal(key),
                threads,
                patience,
                new Ears(lost::addAll, reminded::add),
                Clock.systemUTC());
        commands.start();
    }

    CommandOutcome ask(UUID charger, ChargerCommand command) {
        return commands.send(charger, command)
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    /** As connections keep their chargers: the newest counts, and only the last one's end is an end. */
    final class Sockets implements LocalSockets {

        private final Map<UUID, UUID> open = new ConcurrentHashMap<>();
        private final Map<UUID, List<ChargerCommand>> asked = new ConcurrentHashMap<>();
        volatile Duration takes = Duration.ZERO;
        volatile boolean silent;

        UUID connect(UUID charger) {
            var credential = UUID.randomUUID();
            open.put(charger, credential);
            commands.here(charger, credential);
            return credential;
        }

        void leave(UUID charger) {
            if (open.remove(charger) != null) {
                commands.gone(charger);
            }
        }

        Optional<LiveCharger> look(UUID charger) {
            return credentialHere(charger)
                    .map(credential -> new LiveCharger(
                            Instant.EPOCH, credential, Instant.EPOCH, null, Duration.ofSeconds(-3), null, 7L, name));
        }

        boolean has(UUID charger) {
            return open.containsKey(charger);
        }

        List<ChargerCommand> asked(UUID charger) {
            return asked.getOrDefault(charger, List.of());
        }

        @Override
        public Optional<UUID> credentialHere(UUID charger) {
            return Optional.ofNullable(open.get(charger));
        }

        @Override
        public void giveUp(UUID charger, String why) {
            open.remove(charger);
            gaveUp.add(why);
        }

        @Override
        public CompletionStage<CommandOutcome> send(UUID charger, ChargerCommand command) {
            if (!has(charger)) {
                return CompletableFuture.completedStage(new CommandOutcome.NotConnected());
            }
            asked.computeIfAbsent(charger, _ -> new ArrayList<>()).add(command);
            var outcome = new CompletableFuture<CommandOutcome>();
            if (!silent) {
                outcome.completeOnTimeout(
                        new CommandOutcome.Refused(Instant.EPOCH, "I am on " + name),
                        takes.toMillis(),
                        TimeUnit.MILLISECONDS);
            }
            return outcome;
        }

        @Override
        public boolean isConnected(UUID charger) {
            return has(charger);
        }

        @Override
        public void disconnect(UUID charger, String why) {
            leave(charger);
        }
    }
}
