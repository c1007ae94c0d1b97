package topset.edge.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.edge.web.Problem;

/** No test here needs a name server: hosts are addresses, or localhost, which the machine's hosts file names. */
class OutboundUrlsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final OutboundUrls strict = new OutboundUrls(List.of());

    @ParameterizedTest
    @CsvSource({
        "http://9.9.9.9/hooks, https",
        "ftp://9.9.9.9/hooks, https",
        "/hooks, https",
        "https:///hooks, url",
        "https://9.9.9.9:70000/, url",
        "https://kim:secret@9.9.9.9/, url",
        "https://9.9.9.9/#part, url",
        "https://9.9.9.9/a b, url",
        "https://localhost/hooks, private-address",
        "https://127.0.0.1/hooks, private-address",
        "https://127.1/hooks, url",
        "https://169.254.169.254/latest/meta-data, private-address",
        "https://[::1]/hooks, private-address",
        "https://[::ffff:10.0.0.1]/hooks, private-address",
        "http://127.0.0.1/hooks, private-address"
    })
    void a_url_that_must_not_be_called_is_refused(String url, String rule) {
        assertThatThrownBy(() -> strict.resolve(url, PATIENCE))
                .isInstanceOfSatisfying(
                        Problem.class,
                        refused -> assertThat(refused.violations().getFirst().rule())
                                .isEqualTo("webhook-" + rule));
    }

    @Test
    void a_long_url_is_refused() {
        assertThatThrownBy(() -> strict.resolve("https://9.9.9.9/" + "a".repeat(OutboundUrls.LONGEST), PATIENCE))
                .hasMessageContaining("at most 2000 characters");
    }

    @Test
    void a_refusal_names_the_address() {
        assertThatThrownBy(() -> strict.resolve("https://localhost/hooks", PATIENCE))
                .hasMessageContaining("must name a host with public addresses only; localhost has ");
    }

    /** No name server is asked for a label of more than 63 characters. */
    @Test
    void a_host_without_an_address_is_refused() {
        assertThatThrownBy(() -> strict.resolve("https://" + "a".repeat(64) + ".example/hooks", PATIENCE))
                .isInstanceOfSatisfying(
                        Problem.class,
                        refused -> assertThat(refused.violations().getFirst().rule())
                                .isEqualTo("webhook-host"));
    }

    @Test
    void a_public_url_is_resolved() throws InterruptedException {
        var resolved = strict.resolve("https://9.9.9.9/hooks?key=1", PATIENCE);

        assertThat(resolved.address().getHostAddress()).isEqualTo("9.9.9.9");
        assertThat(resolved.port()).isEqualTo(443);
        assertThat(resolved.requestTarget()).isEqualTo("/hooks?key=1");
        assertThat(strict.resolve("https://9.9.9.9:8443", PATIENCE).port()).isEqualTo(8443);
        assertThat(strict.resolve("https://9.9.9.9", PATIENCE).requestTarget()).isEqualTo("/");
    }

    @Test
    void a_network_that_the_operator_allows_may_be_called_without_tls_and_no_other_one() throws Exception {
        var urls = new OutboundUrls(List.of("127.0.0.0/8"));

        assertThat(urls.resolve("http://127.0.0.1:9000/hooks", PATIENCE).port()).isEqualTo(9000);
        assertThat(urls.resolve("http://127.0.0.1", PATIENCE).port()).isEqualTo(80);
        assertThatThrownBy(() -> urls.resolve("http://9.9.9.9/", PATIENCE)).hasMessageContaining("https");
        assertThatThrownBy(() -> urls.resolve("https://10.0.0.1/", PATIENCE)).hasMessageContaining("public");
    }
}
