package energy.switchpoint.cluster.control;

import energy.switchpoint.cluster.entity.NodeMessage;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.platform.json.JsonFactories;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Messages to other nodes, many in one envelope when many are waiting: a command to a whole fleet costs a few envelopes for
 * each node, and all nodes get theirs at the same time.
 */
final class Post {

    private static final System.Logger LOG = System.getLogger(Post.class.getName());
    private static final int MOST_IN_ONE = 500;

    /** Raised when the same words begin to mean something else. */
    private static final int VERSION = 1;

    private final Grid grid;
    private final MessageSeal seal;
    private final Executor threads;
    private final Clock clock;
    private final RecordText texts = new RecordText();
    private final Map<String, Out> outs = new ConcurrentHashMap<>();

    private static final class Out {
        final ConcurrentLinkedQueue<NodeMessage> waiting = new ConcurrentLinkedQueue<>();
        final AtomicBoolean busy = new AtomicBoolean();
    }

    Post(Grid grid, MessageSeal seal, Executor threads, Clock clock) {
        this.clock = clock;
        this.grid = grid;
        this.seal = seal;
        this.threads = threads;
    }

    void send(String node, NodeMessage message) {
        var out = outs.computeIfAbsent(node, _ -> new Out());
        out.waiting.add(message);
        carry(node, out);
    }

    void forget(String node) {
        outs.remove(node);
    }

    private void carry(String node, Out out) {
        if (out.busy.compareAndSet(false, true)) {
            threads.execute(() -> {
                try {
                    while (!out.waiting.isEmpty()) {
                        grid.send(node, envelope(out));
                    }
                } catch (RuntimeException e) {
                    LOG.log(System.Logger.Level.WARNING, "not sent to node {0}: {1}", node, e.toString());
                } finally {
                    out.busy.set(false);
                }
                if (!out.waiting.isEmpty() && outs.get(node) == out) {
                    carry(node, out);
                }
            });
        }
    }

    private String envelope(Out out) {
        var messages = JsonFactories.BUILD.createArrayBuilder();
        for (int i = 0; i < MOST_IN_ONE; i++) {
            var message = out.waiting.poll();
            if (message == null) {
                break;
            }
            messages.add(texts.write(message, NodeMessage.class));
        }
        return seal.close(JsonFactories.BUILD
                .createObjectBuilder()
                .add("version", VERSION)
                .add("messages", messages)
                .build()
                .toString());
    }

    /** What is in an envelope; nothing that is not ours or not readable. Its contents are never logged. */
    List<NodeMessage> opened(String envelope) {
        var messages = new ArrayList<NodeMessage>();
        try (var reader = JsonFactories.READ.createReader(new StringReader(seal.open(envelope)))) {
            var json = reader.readObject();
            if (json.getInt("version") != VERSION) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "a node of another release writes: version {0}",
                        json.get("version"));
                return messages;
            }
            for (var message : json.getJsonArray("messages").getValuesAs(JsonObject.class)) {
                read(message).ifPresent(messages::add);
            }
        } catch (GeneralSecurityException _) {
            LOG.log(System.Logger.Level.WARNING, "a message on the grid that is not from one of our nodes");
        } catch (JsonException | ClassCastException | NullPointerException e) {
            LOG.log(System.Logger.Level.WARNING, "a message on the grid that is none: {0}", e.getClass());
        }
        return messages;
    }

    /** While nodes are renewed one by one, a newer one may ask for what this one does not know; it is told so. */
    private Optional<NodeMessage> read(JsonObject message) {
        try {
            return Optional.of(texts.read(message, NodeMessage.class));
        } catch (RecordText.Unreadable e) {
            LOG.log(System.Logger.Level.WARNING, "a node of another release writes what is not known here");
            if (message.containsKey("from") && message.containsKey("number")) {
                send(
                        message.getString("from"),
                        new NodeMessage.Answer(
                                message.getJsonNumber("number").longValueExact(),
                                new CommandOutcome.Refused(
                                        clock.instant(),
                                        "the node that has the charger does not know this command yet")));
            }
            return Optional.empty();
        }
    }
}
