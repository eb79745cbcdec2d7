package energy.switchpoint.cluster.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.Duties.Matter;
import energy.switchpoint.commands.entity.Duties.Reminded;
import energy.switchpoint.metrics.entity.Meters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for the way of a command on one node without a grid and on several with one. */
interface GridCommandsContract {

    ChargerCommand COMMAND = new ChargerCommand.ChangeCredential("secret");

    /** The nodes; with one node it is the first and the last. */
    List<Node> nodes();

    default Node first() {
        return nodes().getFirst();
    }

    default Node last() {
        return nodes().getLast();
    }

    @Test
    default void aCommandReachesItsChargerFromEveryNodeAndTheOutcomeComesBack() {
        var charger = UUID.randomUUID();
        last().sockets.connect(charger);
        everyNodeSees(charger);

        for (var node : nodes()) {
            assertThat(node.ask(charger, COMMAND))
                    .isEqualTo(new CommandOutcome.Refused(Instant.EPOCH, "I am on " + last().name));
        }
        assertThat(last().sockets.asked(charger)).hasSize(nodes().size()).containsOnly(COMMAND);
    }

    @Test
    default void aChargerThatIsNowhereIsNotConnected() {
        var charger = UUID.randomUUID();

        for (var node : nodes()) {
            assertThat(node.ask(charger, COMMAND)).isEqualTo(new CommandOutcome.NotConnected());
            assertThat(node.commands.isConnected(charger)).isFalse();
            assertThat(node.commands.credentialOf(charger)).isEmpty();
        }
    }

    @Test
    default void everyOutcomeIsCountedOnceWhereverTheChargerIs() {
        var charger = UUID.randomUUID();
        last().sockets.connect(charger);
        everyNodeSees(charger);
        var answered = Meters.COMMANDS.of("ChangeCredential", "Refused");
        var nobody = Meters.COMMANDS.of("ChangeCredential", "NotConnected");

        for (var node : nodes()) {
            node.ask(charger, COMMAND);
            node.ask(UUID.randomUUID(), COMMAND);
        }

        assertThat(Meters.COMMANDS.of("ChangeCredential", "Refused") - answered).isEqualTo(nodes().size());
        assertThat(Meters.COMMANDS.of("ChangeCredential", "NotConnected") - nobody)
                .isEqualTo(nodes().size());
    }

    @Test
    default void aChargerThatHasLeftIsNotConnected() {
        var charger = UUID.randomUUID();
        last().sockets.connect(charger);
        everyNodeSees(charger);

        last().sockets.leave(charger);

        await().untilAsserted(() -> assertThat(nodes())
                .allSatisfy(
                        node -> assertThat(node.commands.isConnected(charger)).isFalse()));
        assertThat(first().ask(charger, COMMAND)).isEqualTo(new CommandOutcome.NotConnected());
    }

    @Test
    default void everyNodeKnowsWhatTheChargerProvedItselfWith() {
        var charger = UUID.randomUUID();
        var credential = last().sockets.connect(charger);
        everyNodeSees(charger);

        assertThat(nodes())
                .allSatisfy(
                        node -> assertThat(node.commands.credentialOf(charger)).contains(credential));
    }

    @Test
    default void theNewestConnectionCountsWhicheverNodeItCameTo() {
        var charger = UUID.randomUUID();
        for (int i = 0; i < 6; i++) {
            var node = nodes().get(i % nodes().size());
            var credential = node.sockets.connect(charger);

            await().untilAsserted(() -> {
                assertThat(nodes())
                        .allSatisfy(each ->
                                assertThat(each.commands.credentialOf(charger)).contains(credential));
                assertThat(nodes().stream().filter(each -> each.sockets.has(charger)))
                        .containsExactly(node);
            });
            assertThat(first().ask(charger, COMMAND))
                    .isEqualTo(new CommandOutcome.Refused(Instant.EPOCH, "I am on " + node.name));
        }
    }

    @Test
    default void disconnectingWorksFromEveryNode() {
        for (var node : nodes()) {
            var charger = UUID.randomUUID();
            last().sockets.connect(charger);
            everyNodeSees(charger);

            node.commands.disconnect(charger, "come back");

            await().untilAsserted(() -> assertThat(nodes()).noneMatch(each -> each.commands.isConnected(charger)));
        }
    }

    @Test
    default void aChargerCanBeLookedAtFromEveryNode() {
        var charger = UUID.randomUUID();
        last().sockets.connect(charger);
        everyNodeSees(charger);

        assertThat(nodes())
                .allSatisfy(node -> assertThat(node.commands.look(charger))
                        .isEqualTo(last().sockets.look(charger)));
        assertThat(nodes())
                .allSatisfy(node ->
                        assertThat(node.commands.look(UUID.randomUUID())).isEmpty());
    }

    @Test
    default void theNodeWithTheSocketIsRemindedAndTheRestStaysHere() {
        var there = UUID.randomUUID();
        var nowhere = UUID.randomUUID();
        last().sockets.connect(there);
        everyNodeSees(there);

        var kept = first().commands.handOn(Matter.PROGRAMME, List.of(there, nowhere));

        if (nodes().size() == 1) {
            assertThat(kept).containsExactly(there, nowhere);
        } else {
            assertThat(kept).containsExactly(nowhere);
            await().untilAsserted(() ->
                    assertThat(last().reminded).containsExactly(new Reminded(Matter.PROGRAMME, List.of(there))));
        }
    }

    @Test
    default void aWholeFleetIsAskedAtOnceOnAllNodes() {
        var fleet = IntStream.range(0, 1000).mapToObj(_ -> UUID.randomUUID()).toList();
        for (int i = 0; i < fleet.size(); i++) {
            nodes().get(i % nodes().size()).sockets.connect(fleet.get(i));
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> nodes().stream().allMatch(node -> fleet.stream().allMatch(node.commands::isConnected)));
        nodes().forEach(node -> node.sockets.takes = Duration.ofMillis(500));

        var before = Instant.now();
        var outcomes = fleet.stream()
                .map(charger -> first().commands.send(charger, COMMAND).toCompletableFuture())
                .toList();

        assertThat(outcomes).allMatch(outcome -> outcome.join() instanceof CommandOutcome.Refused);
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }

    private void everyNodeSees(UUID charger) {
        await().untilAsserted(() -> assertThat(nodes())
                .allSatisfy(
                        node -> assertThat(node.commands.isConnected(charger)).isTrue()));
    }
}
