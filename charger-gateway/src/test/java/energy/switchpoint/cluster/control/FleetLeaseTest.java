package energy.switchpoint.cluster.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.switchpoint.sql.Sql;
import energy.switchpoint.testing.GatewayDatabaseForTests;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes and one lease in the database (point 6: what is done once for the fleet). */
class FleetLeaseTest {

    static final GatewayDatabaseForTests DATABASE = new GatewayDatabaseForTests();

    final FleetLease one = new FleetLease(DATABASE.sql());
    final FleetLease other = new FleetLease(DATABASE.sql());

    @BeforeEach
    void nobodyHasIt() {
        runOut();
    }

    @Test
    void whoeverComesFirstHasItAndKeepsIt() {
        assertThat(one.renew()).isTrue();
        assertThat(other.renew()).isFalse();
        assertThat(one.renew()).isTrue();

        assertThat(one.isHeld()).isTrue();
        assertThat(other.isHeld()).isFalse();
    }

    @Test
    void ofManyWhoWantItAtOnceOneGetsIt() throws Exception {
        var nodes = IntStream.range(0, 8)
                .mapToObj(_ -> new FleetLease(DATABASE.sql()))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(nodes.stream()
                    .<java.util.concurrent.Callable<Boolean>>map(node -> node::renew)
                    .toList());
        }

        assertThat(nodes.stream().filter(FleetLease::isHeld)).hasSize(1);
    }

    @Test
    void anotherHasItAtOnceWhenANodeStopsInOrder() {
        one.renew();

        one.release();

        assertThat(one.isHeld()).isFalse();
        assertThat(other.renew()).isTrue();
    }

    @Test
    void aNodeThatStopsGivesItBackAndTakesItNoMore() {
        one.renew();

        one.stop();

        assertThat(one.renew()).isFalse();
        assertThat(other.renew()).isTrue();
    }

    /** The server's pool may be gone before this. */
    @Test
    void aNodeThatStopsGivesItBackOnAConnectionOfItsOwn() {
        var lease = new FleetLease(DATABASE.sql());
        lease.database = DATABASE.writers();
        lease.start(new Object());
        await().until(lease::isHeld);
        lease.sql = new Sql(null);

        lease.stop();

        assertThat(lease.isHeld()).isFalse();
        assertThat(other.renew()).isTrue();
    }

    @Test
    void anotherHasItWhenTheTimeOfADeadNodeIsOver() {
        one.renew();
        assertThat(other.renew()).isFalse();

        runOut();

        assertThat(other.renew()).isTrue();
        assertThat(one.renew()).isFalse();
        assertThat(List.of(one.isHeld(), other.isHeld())).containsExactly(false, true);
    }

    @Test
    void whoeverDidNotHaveItTakesNothingAwayByStopping() {
        one.renew();

        other.release();

        assertThat(other.renew()).isFalse();
        assertThat(one.isHeld()).isTrue();
    }

    private static void runOut() {
        DATABASE.sql().update("update node_lease set held_until = timestampadd(second, -1, utc_timestamp(6))");
    }
}
