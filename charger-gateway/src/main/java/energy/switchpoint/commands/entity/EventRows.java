package energy.switchpoint.commands.entity;

import java.util.List;

/**
 * A feature's part of storing what chargers say. All parts of one batch are written in one transaction, before any of its
 * chargers is answered: with one statement for all events of a kind, never one per event.
 */
public interface EventRows {

    /** @param events never empty; with meter values and clocks only for who wants them */
    void record(List<ChargerEvent> events);

    /** Most features have no use for meter values, which are nine of ten events. */
    default boolean wantsMeterValues() {
        return false;
    }
}
