package energy.switchpoint.sessions.entity;

/** How much of a chargepoint's history somebody may read. */
public sealed interface HistoryView {

    /** The household: everything that is kept. */
    record Owner() implements HistoryView {}

    /** An operator: only what happened in its own operatorship, and nothing that was sealed since. */
    record Operator(String organisationId) implements HistoryView {}
}
