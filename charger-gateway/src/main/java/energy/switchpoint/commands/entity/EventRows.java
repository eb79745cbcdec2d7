package energy.switchpoint.commands.entity;

import java.util.List;

/**
 * A feature's part of storing what chargers say. All parts of one batch are written in one transaction, before any of its
 * chargers is answered: with one statement for all events of a kind, never one per event.
 */
public interface EventRows {

    void record(List<ChargerEvent> events);
}
