package topset.edge.webhooks;

import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Decides to which IP addresses the service may send requests. The ranges that are not public come from IANA's
 * special-purpose address registries.
 */
final class AddressRules {
    private static final List<CidrAddress> NOT_PUBLIC_V4 = networks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // shared by carrier-grade NAT
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, also the metadata of clouds
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast

    /**
     * The range that contains all public IPv6 addresses. Unique local, link-local, multicast and NAT64 addresses are
     * outside this range.
     */
    private static final CidrAddress GLOBAL_V6 = network("2000::/3");

    private static final List<CidrAddress> NOT_PUBLIC_V6 = networks(
            "2001::/23", // protocol assignments, such as Teredo
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4: contains an IPv4 address
            "3fff::/20"); // documentation

    private final List<CidrAddress> allowed;

    /** @param allowed networks to which requests are allowed although they are not public */
    AddressRules(List<CidrAddress> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /** Whether the address can be reached from the whole internet. */
    static boolean isPublic(InetAddress address) {
        // Java represents an IPv4-mapped IPv6 address as an IPv4 address.
        if (address instanceof Inet4Address) {
            return NOT_PUBLIC_V4.stream().noneMatch(network -> network.matches(address));
        }
        return GLOBAL_V6.matches(address) && NOT_PUBLIC_V6.stream().noneMatch(network -> network.matches(address));
    }

    boolean isAllowedNetwork(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.matches(address));
    }

    boolean mayCall(InetAddress address) {
        return isPublic(address) || isAllowedNetwork(address);
    }

    /**
     * Parses a network in CIDR notation. An address without a prefix length means a network with only this address.
     * Throws an {@link IllegalArgumentException} for another text.
     */
    static CidrAddress network(String text) {
        var network = Inet.parseCidrAddress(text.trim());
        var address = network == null ? Inet.parseInetAddress(text.trim()) : null;
        if (address != null) {
            return CidrAddress.create(address, address.getAddress().length * Byte.SIZE);
        }
        if (network == null) {
            throw new IllegalArgumentException("must be a network, as in 10.1.0.0/16, not " + text);
        }
        return network;
    }

    private static List<CidrAddress> networks(String... texts) {
        return Arrays.stream(texts).map(AddressRules::network).toList();
    }
}
