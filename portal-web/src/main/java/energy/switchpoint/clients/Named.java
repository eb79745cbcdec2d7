package energy.switchpoint.clients;

import java.io.Serializable;

/** Somebody or something with an id and the name people know it by. */
public record Named(String id, String name) implements Serializable {}
