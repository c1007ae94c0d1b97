package topset.edge.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
    private static final int TRIES = 20_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "fc00::1",
                "fd12::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001:db8::1",
                "2001::1",
                "2002:a00:1::",
                "3fff::1",
                "100::1"
            })
    void an_address_that_is_not_public_is_not_called(String literal) {
        assertThat(AddressRules.isPublic(InetAddress.ofLiteral(literal))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.9.9.9",
                "100.63.255.255",
                "100.128.0.1",
                "126.0.0.1",
                "128.0.0.1",
                "172.15.255.255",
                "172.32.0.1",
                "192.167.0.1",
                "198.17.0.1",
                "198.20.0.1",
                "223.255.255.255",
                "2620:fe::fe",
                "2a00:1450:4001::1",
                "2001:4860:4860::8888",
                "::ffff:9.9.9.9"
            })
    void a_public_address_is_called(String literal) {
        assertThat(AddressRules.isPublic(InetAddress.ofLiteral(literal))).isTrue();
    }

    /** Java's own predicates know fewer ranges, so they must never find one that the rules miss. */
    @Test
    void no_address_that_java_knows_as_special_is_public() throws UnknownHostException {
        var random = new Random(17);
        for (int n = 0; n < TRIES; n++) {
            var bytes = new byte[n % 2 == 0 ? 4 : 16];
            random.nextBytes(bytes);
            var address = InetAddress.getByAddress(bytes);
            if (address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || address.isLinkLocalAddress()
                    || address.isSiteLocalAddress()
                    || address.isMulticastAddress()) {
                assertThat(AddressRules.isPublic(address)).as("%s", address).isFalse();
            }
        }
    }

    @Test
    void the_operator_can_allow_a_network() {
        var rules = new AddressRules(List.of(
                AddressRules.network("10.1.0.0/16"),
                AddressRules.network("fd12::/16"),
                AddressRules.network("10.9.9.9")));

        assertThat(rules.mayCall(InetAddress.ofLiteral("10.1.255.1"))).isTrue();
        assertThat(rules.mayCall(InetAddress.ofLiteral("::ffff:10.1.0.1"))).isTrue();
        assertThat(rules.mayCall(InetAddress.ofLiteral("fd12::7"))).isTrue();
        assertThat(rules.mayCall(InetAddress.ofLiteral("10.9.9.9"))).isTrue();
        assertThat(rules.mayCall(InetAddress.ofLiteral("10.2.0.1"))).isFalse();
        assertThat(rules.mayCall(InetAddress.ofLiteral("10.9.9.8"))).isFalse();
        assertThat(rules.isAllowedNetwork(InetAddress.ofLiteral("9.9.9.9"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.1.0.0/33", "10.1.0.0/-1", "10.1.0.0/", "example.com", "example.com/8", "::/129"})
    void a_text_that_is_no_network_is_refused(String text) {
        assertThatThrownBy(() -> AddressRules.network(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a network");
    }
}
