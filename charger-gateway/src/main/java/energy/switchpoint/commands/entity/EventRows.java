package energy.switchpoint.commands.entity;

import java.util.List;

/**
 * A feature's part of storing what chargers say. All parts of one batch are written in one transaction, before any of its
 * chargers is answered: with one statement for all events of a kind, never one per event. A part has one of the two methods.
 */
public interface EventRows {

    /** @param events never empty; with meter values and clocks only for who wants them */
    default void record(List<ChargerEvent> events) {}

    /**
     * For a part that need not ask about chargers where nothing is open.
     *
     * @param open as it was before the batch
     */
    default void record(List<ChargerEvent> events, OpenMatters open) {
        record(events);
    }

    /** Most features have no use for meter values, which are nine of ten events. */
    default boolean wantsMeterValues() {
        return false;
    }
}
