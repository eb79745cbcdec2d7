package energy.switchpoint.connections.control;

/** An open WebSocket, as little of it as is needed behind the door. */
public interface Socket {

    String address();

    void send(String text);

    void close(String why);

    /** Ends it because the charger does what nobody may do here. */
    void refuse(String why);
}
