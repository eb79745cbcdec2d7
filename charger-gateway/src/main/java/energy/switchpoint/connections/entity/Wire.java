package energy.switchpoint.connections.entity;

import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/**
 * How somebody came to the door.
 *
 * @param encrypted over TLS
 * @param certificate what they showed in the TLS handshake, whose key they have proved to have; not looked at yet
 */
public record Wire(boolean encrypted, @Nullable X509Certificate certificate) {

    public static final Wire PLAIN = new Wire(false, null);
}
