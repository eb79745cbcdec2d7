package energy.switchpoint.connections.control;

import java.net.InetAddress;

/** A range of addresses, such as {@code 10.0.0.0/8}. */
public record Network(byte[] address, int bits) {

    /** @throws IllegalArgumentException when it is none */
    public static Network of(String text) {
        int slash = text.indexOf('/');
        try {
            var address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash))
                    .getAddress();
            int all = address.length * 8;
            int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > all) {
                throw new IllegalArgumentException("no range of addresses: " + text);
            }
            return new Network(address, bits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("no range of addresses: " + text, e);
        }
    }

    /** @param literal an address in numbers; a name is in no network */
    public boolean contains(String literal) {
        byte[] other;
        try {
            other = InetAddress.ofLiteral(literal).getAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (other.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 1 << (7 - bit % 8);
            if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
