package energy.switchpoint.cluster.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import energy.switchpoint.commands.entity.CommandOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes on a real grid over loopback, and what happens when one of them is killed (R195: any node takes any charger). */
class TwoNodesTest implements GridCommandsContract {

    final List<HazelcastInstance> grid = new ArrayList<>();
    final List<Node> nodes = new ArrayList<>();

    @BeforeAll
    static void quietly() {
        System.setProperty("hazelcast.logging.type", "none");
    }

    @BeforeEach
    void twoNodes() throws IOException {
        var ports = List.of(freePort(), freePort());
        for (int port : ports) {
            grid.add(Hazelcast.newHazelcastInstance(config(port, ports)));
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> grid.getFirst().getCluster().getMembers().size() == 2);
        for (int i = 0; i < 2; i++) {
            nodes.add(new Node("node " + i, new HazelcastGrid(grid.get(i)), Duration.ofSeconds(30)));
        }
    }

    @AfterEach
    void end() {
        nodes.forEach(node -> node.threads.shutdownNow());
        grid.forEach(member -> member.getLifecycleService().terminate());
    }

    @Override
    public List<Node> nodes() {
        return nodes;
    }

    @Test
    void whenANodeIsKilledNobodyWaitsForItAndTheOthersCarryOn() {
        var onIt = connected(last(), 50);
        var elsewhere = connected(first(), 50);
        last().sockets.silent = true;
        var waiting = onIt.stream()
                .map(charger -> first().commands
                        .send(charger, GridCommandsContract.COMMAND)
                        .toCompletableFuture())
                .toList();
        await().until(() ->
                onIt.stream().noneMatch(charger -> last().sockets.asked(charger).isEmpty()));

        grid.getLast().getLifecycleService().terminate();

        await().until(() -> waiting.stream().allMatch(outcome -> outcome.isDone()));
        assertThat(waiting).allMatch(outcome -> outcome.join().equals(new CommandOutcome.NotConnected()));
        await().untilAsserted(() -> assertThat(first().lost).containsExactlyInAnyOrderElementsOf(onIt));
        assertThat(onIt).noneMatch(charger -> first().commands.isConnected(charger));
        assertThat(elsewhere)
                .allMatch(charger ->
                        first().ask(charger, GridCommandsContract.COMMAND) instanceof CommandOutcome.Refused);

        onIt.forEach(first().sockets::connect);

        await().until(() -> onIt.stream()
                .allMatch(charger ->
                        first().ask(charger, GridCommandsContract.COMMAND) instanceof CommandOutcome.Refused));
    }

    @Test
    void aNodeThatComesLaterKnowsWhoIsWhereAndCanAsk() throws IOException {
        var chargers = connected(first(), 20);
        grid.getLast().getLifecycleService().terminate();
        nodes.removeLast();
        var port = freePort();
        var known = grid.getFirst().getCluster().getLocalMember().getAddress().getPort();
        var late = Hazelcast.newHazelcastInstance(config(port, List.of(known, port)));
        grid.add(late);
        var node = new Node("late", new HazelcastGrid(late), Duration.ofSeconds(30));
        nodes.add(node);

        assertThat(chargers).allMatch(node.commands::isConnected);
        assertThat(chargers)
                .allMatch(charger -> node.ask(charger, GridCommandsContract.COMMAND) instanceof CommandOutcome.Refused);
    }

    @Test
    void aNodeThatDoesNotAnswerCostsAWaitAndNoMore() {
        var impatient = new Node("impatient", new HazelcastGrid(grid.getFirst()), Duration.ofMillis(300));
        var charger = connected(last(), 1).getFirst();
        await().until(() -> impatient.commands.isConnected(charger));
        last().sockets.silent = true;

        assertThat(impatient.ask(charger, GridCommandsContract.COMMAND)).isInstanceOf(CommandOutcome.TimedOut.class);
    }

    @Test
    void theOldConnectionIsGivenUpAndIsNoEndForTheCharger() {
        var charger = connected(last(), 1).getFirst();

        first().sockets.connect(charger);

        await().until(() -> !last().sockets.has(charger));
        assertThat(last().gaveUp).containsExactly("replaced by a newer connection on another node");
        assertThat(first().commands.isConnected(charger)).isTrue();
        assertThat(last().commands.isConnected(charger)).isTrue();
        assertThat(first().lost).isEmpty();
    }

    @Test
    void whoHasNoKeyCannotSlipACommandIn() {
        var charger = connected(last(), 1).getFirst();
        var stranger = new Node("stranger", new HazelcastGrid(grid.getFirst()), Duration.ofMillis(500), new byte[] {1});
        await().until(() -> stranger.commands.isConnected(charger));

        assertThat(stranger.ask(charger, GridCommandsContract.COMMAND)).isInstanceOf(CommandOutcome.TimedOut.class);
        assertThat(last().sockets.asked(charger)).isEmpty();
    }

    private List<UUID> connected(Node node, int count) {
        var chargers =
                IntStream.range(0, count).mapToObj(_ -> UUID.randomUUID()).toList();
        chargers.forEach(node.sockets::connect);
        await().until(() ->
                chargers.stream().allMatch(charger -> nodes.stream().allMatch(n -> n.commands.isConnected(charger))));
        return chargers;
    }

    /** As Payara Micro joins with {@code --clustermode tcpip:…}: named members on loopback, no multicast. */
    private static Config config(int port, List<Integer> ports) {
        var config = new Config();
        config.setClusterName("switchpoint-test");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.socket.bind.any", "false");
        // whoever comes next is not waited for; it comes when it comes
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        var network = config.getNetworkConfig();
        network.setPort(port).setPortAutoIncrement(false);
        network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        var join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true);
        ports.forEach(each -> join.getTcpIpConfig().addMember("127.0.0.1:" + each));
        return config;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
