package energy.switchpoint.metrics.entity;

import java.util.List;
import java.util.function.Consumer;

/**
 * The gateway's counters. They are of the process, not of a bean: a message is counted on the event loop that reads it, and
 * nothing is looked up there.
 */
public final class Meters {

    /** Calls of chargers that were understood. */
    public static final Counters MESSAGES_IN = new Counters(
            "switchpoint_messages_in_total", "Calls of chargers that were understood", "version", "action");

    /** Calls of chargers answered with an error. */
    public static final Counters REFUSED = new Counters(
            "switchpoint_messages_refused_total", "Calls of chargers answered with an error", "version", "fault");

    /** Commands to chargers, by what came of them. */
    public static final Counters COMMANDS =
            new Counters("switchpoint_commands_total", "Commands to chargers by what came of them", "kind", "outcome");

    /** Requests at the API. */
    public static final Counters API =
            new Counters("switchpoint_api_requests_total", "Requests at the API", "method", "status");

    /** Who was turned away for coming or sending too often. */
    public static final Counters RATE_LIMITED = new Counters(
            "switchpoint_rate_limited_total", "Turned away for coming or sending too often", "where", "what");

    /** How many chargers' messages shared one commit. */
    public static final Histogram BATCH_SIZE = new Histogram(
            "switchpoint_commit_batch_size", "Messages stored by one commit", 1, 1, 2, 5, 10, 20, 50, 100, 200, 512);

    /** How long a commit took, in nanoseconds. */
    public static final Histogram BATCH_TIME = new Histogram(
            "switchpoint_commit_seconds",
            "How long storing and committing a batch took",
            1e-9,
            0.001,
            0.0025,
            0.005,
            0.01,
            0.025,
            0.05,
            0.1,
            0.25,
            1);

    /** From a charger's call to its answer, in nanoseconds. */
    public static final Histogram CALL_TIME = new Histogram(
            "switchpoint_call_seconds",
            "From a charger's stored call to its answer",
            1e-9,
            0.001,
            0.0025,
            0.005,
            0.01,
            0.025,
            0.05,
            0.1,
            0.25,
            1);

    /** From an API request to its answer, in nanoseconds. */
    public static final Histogram API_TIME = new Histogram(
            "switchpoint_api_request_seconds",
            "From a request at the API to its answer",
            1e-9,
            0.005,
            0.01,
            0.025,
            0.05,
            0.1,
            0.25,
            0.5,
            1,
            10);

    private static final List<Consumer<Exposition>> ALL = List.of(
            MESSAGES_IN::write,
            REFUSED::write,
            COMMANDS::write,
            API::write,
            RATE_LIMITED::write,
            BATCH_SIZE::write,
            BATCH_TIME::write,
            CALL_TIME::write,
            API_TIME::write);

    private Meters() {}

    public static void write(Exposition out) {
        ALL.forEach(meter -> meter.accept(out));
    }
}
