package energy.switchpoint.simulator.charger.entity;

import java.net.URI;

/**
 * Where chargers are installed to connect.
 *
 * @param secure where an OCPP 1.6 charger, which has one address, goes when it is told to use TLS
 */
public record Gateways(URI plain, URI secure) {

    /** The same host and port, as when a proxy tells the two apart. */
    public static Gateways of(URI plain) {
        return new Gateways(plain, URI.create(plain.toString().replaceFirst("^ws:", "wss:")));
    }
}
