package energy.switchpoint.connections.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the door: what they say before a socket is opened.
 *
 * @param identity last part of the address they called
 * @param authorization the header, if any
 */
public record Approach(
        String identity, @Nullable String authorization, List<String> subprotocols, String address, Wire wire) {

    public Approach {
        subprotocols = List.copyOf(subprotocols);
    }

    @Override
    public String toString() {
        return "Approach[" + identity + " from " + address + "]";
    }
}
