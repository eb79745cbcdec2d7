package energy.switchpoint.cluster.control;

import java.time.Duration;
import java.util.List;

/** One node, no grid. */
class OneNodeTest implements GridCommandsContract {

    final List<Node> nodes = List.of(new Node("only", new AloneGrid(), Duration.ofSeconds(30)));

    @Override
    public List<Node> nodes() {
        return nodes;
    }
}
