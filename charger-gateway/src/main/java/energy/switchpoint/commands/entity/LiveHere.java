package energy.switchpoint.commands.entity;

/** A look at the chargers whose sockets are on this node. */
public interface LiveHere extends LiveChargers {}
