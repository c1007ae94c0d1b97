package topset.edge.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ProductionCheckTest {
    private static final Map<String, String> GOOD = Map.of(
            "TOPSET_ISSUER", "https://id.example.org",
            "TOPSET_TRUSTED_PROXIES", "10.0.0.0/8",
            "TOPSET_PAGE_SECRET", "of-both-services");

    @Test
    void an_issuer_by_https_and_named_proxies_and_the_secret_of_the_pages_are_enough() throws IOException {
        assertThat(ProductionCheck.refusal(production(GOOD))).isEmpty();
    }

    @Test
    void the_local_issuer_is_refused_by_the_name_of_its_variable() throws IOException {
        assertThat(ProductionCheck.refusal(production(Map.of("TOPSET_TRUSTED_PROXIES", "10.0.0.1"))))
                .hasValue("Profile production needs an issuer reached by https, and TOPSET_ISSUER is"
                        + " 'http://localhost:8083/topset'.");
    }

    @Test
    void no_address_of_the_issuer_may_be_http() throws IOException {
        var config = production(Map.of(
                "TOPSET_ISSUER", "https://id.example.org",
                "TOPSET_TRUSTED_PROXIES", "10.0.0.1",
                "quarkus.oidc.page.authorization-path", "http://id.example.org/authorize"));

        assertThat(ProductionCheck.refusal(config))
                .hasValue("Profile production needs https for every address of the issuer, and"
                        + " quarkus.oidc.page.authorization-path is 'http://id.example.org/authorize'.");
    }

    @Test
    void tokens_are_not_sent_to_a_program_service_by_http() throws IOException {
        var config = production(Map.of(
                "TOPSET_ISSUER", "https://id.example.org",
                "TOPSET_TRUSTED_PROXIES", "10.0.0.1",
                "topset.program-service.url", "http://program.example.org"));

        assertThat(ProductionCheck.refusal(config))
                .hasValue("Profile production needs a program service reached by https, and"
                        + " TOPSET_PROGRAM_SERVICE_URL is 'http://program.example.org'. Within a network that you"
                        + " trust, set TOPSET_PROGRAM_SERVICE_ALLOW_HTTP=true.");
    }

    @Test
    void an_operator_can_allow_http_to_the_program_service_but_not_to_the_issuer() throws IOException {
        var allowed = new HashMap<>(GOOD);
        allowed.put("topset.program-service.url", "http://program-service:8082");
        allowed.put("topset.program-service.allow-http", "true");
        var issuer = new HashMap<>(allowed);
        issuer.put("TOPSET_ISSUER", "http://id.example.org");

        assertThat(ProductionCheck.refusal(production(allowed))).isEmpty();
        assertThat(ProductionCheck.refusal(production(issuer))).isPresent();
    }

    @Test
    void proxies_that_nobody_named_are_refused() throws IOException {
        assertThat(ProductionCheck.refusal(production(Map.of("TOPSET_ISSUER", "https://id.example.org"))))
                .hasValue("Profile production needs the addresses or networks of the proxies in front of the service:"
                        + " name them, with commas, in TOPSET_TRUSTED_PROXIES.");
    }

    @Test
    void a_missing_secret_of_the_pages_is_refused() throws IOException {
        var config =
                production(Map.of("TOPSET_ISSUER", "https://id.example.org", "TOPSET_TRUSTED_PROXIES", "10.0.0.1"));

        assertThat(ProductionCheck.refusal(config))
                .hasValue("Profile production needs the secret of the pages, the same for both services:"
                        + " set TOPSET_PAGE_SECRET.");
    }

    @Test
    void a_service_does_not_start_in_production_with_what_is_refused_and_does_elsewhere() throws IOException {
        var check = new ProductionCheck();
        var production = production(Map.of());
        var local = config(Map.of()).build();

        assertThatThrownBy(() -> check.check(new StartupEvent(), production))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("Profile production needs an issuer reached by https");
        assertThatCode(() -> check.check(new StartupEvent(), local)).doesNotThrowAnyException();
    }

    @Test
    void only_production_forwards_addresses_and_asks_browsers_for_https_and_hides_the_api() throws IOException {
        var production = production(GOOD);
        assertThat(production.getValue("quarkus.http.proxy.proxy-address-forwarding", Boolean.class))
                .isTrue();
        assertThat(production.getValue("quarkus.swagger-ui.enabled", Boolean.class))
                .isFalse();
        assertThat(production.getValue("quarkus.http.header.\"Strict-Transport-Security\".value", String.class))
                .startsWith("max-age=");

        var local = config(GOOD).build();
        assertThat(local.getOptionalValue("quarkus.http.proxy.proxy-address-forwarding", Boolean.class))
                .isEmpty();
        assertThat(local.getValue("quarkus.swagger-ui.enabled", Boolean.class)).isTrue();
        assertThat(local.getOptionalValue("quarkus.http.header.\"Strict-Transport-Security\".value", String.class))
                .isEmpty();
    }

    private static SmallRyeConfig production(Map<String, String> environment) throws IOException {
        return config(environment).withProfile("production").build();
    }

    /** The configuration that the services ship, with environment variables over it. */
    private static SmallRyeConfigBuilder config(Map<String, String> environment) throws IOException {
        var shipped =
                Objects.requireNonNull(ProductionCheck.class.getResource("/META-INF/microprofile-config.properties"));
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(
                        new PropertiesConfigSource(shipped, 100),
                        new PropertiesConfigSource(environment, "environment", 300));
    }
}
