package topset.edge.outbound;

import java.net.InetAddress;
import java.util.Locale;

/**
 * A range of IP addresses in CIDR notation, such as {@code 10.1.0.0/16}.
 *
 * @param bits the length of the prefix that all addresses of the range share
 */
record Network(InetAddress address, int bits) {

    /**
     * An address without a prefix length means a network with only this address.
     *
     * @throws IllegalArgumentException if the text is not a network
     */
    static Network of(String text) {
        var slash = text.indexOf('/');
        var literal = slash < 0 ? text : text.substring(0, slash);
        try {
            var address = InetAddress.ofLiteral(literal.trim());
            var longest = address.getAddress().length * Byte.SIZE;
            var bits = slash < 0
                    ? longest
                    : Integer.parseInt(text.substring(slash + 1).trim());
            if (bits >= 0 && bits <= longest) {
                return new Network(address, bits);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(problem(text), e);
        }
        throw new IllegalArgumentException(problem(text));
    }

    private static String problem(String text) {
        return String.format(Locale.ROOT, "must be a network, as in 10.1.0.0/16, not %s", text);
    }

    boolean contains(InetAddress other) {
        var own = address.getAddress();
        var its = other.getAddress();
        if (own.length != its.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> (bit % Byte.SIZE);
            if (((own[bit / Byte.SIZE] ^ its[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
