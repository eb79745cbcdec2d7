package energy.switchpoint.stream.control;

import energy.switchpoint.stream.entity.TenantEvent;

/** Somebody at the other end of a stream. Each call waits until it is written out. */
public interface Reader {

    boolean isOpen();

    void event(TenantEvent event);

    /** A sign of life, which carries nothing. */
    void beat();

    /** A word about the stream itself, such as why it ends. */
    void notice(String kind, String text);

    void close();
}
