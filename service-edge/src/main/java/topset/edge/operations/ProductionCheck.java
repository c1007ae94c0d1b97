package topset.edge.operations;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * Refuses to start in profile {@code production} if the configuration is only safe on a single machine. Runs before the
 * service opens its ports.
 */
@ApplicationScoped
class ProductionCheck {
    private static final String PROFILE = "production";
    private static final String OIDC = "quarkus.oidc.";
    private static final String ISSUER = OIDC + "auth-server-url";
    private static final String PROGRAM_SERVICE = "topset.program-service.url";
    private static final String PROGRAM_SERVICE_BY_HTTP = "topset.program-service.allow-http";
    private static final String PAGE_SECRET = OIDC + "page.credentials.secret";
    private static final String TRUSTED_PROXIES = "quarkus.http.proxy.trusted-proxies";

    void check(@Observes @Priority(1) StartupEvent start, Config config) {
        if (config.unwrap(SmallRyeConfig.class).getProfiles().contains(PROFILE)) {
            refusal(config).ifPresent(sentence -> {
                throw new ConfigurationException(sentence);
            });
        }
    }

    /** Empty if the configuration is safe on a network. */
    static Optional<String> refusal(Config config) {
        var issuer = value(config, ISSUER);
        if (!issuer.toLowerCase(Locale.ROOT).startsWith("https://")) {
            return Optional.of("Profile production needs an issuer reached by https, and TOPSET_ISSUER is '%s'."
                    .formatted(issuer));
        }
        var plain = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(OIDC))
                .filter(name -> value(config, name).toLowerCase(Locale.ROOT).startsWith("http://"))
                .sorted()
                .findFirst();
        if (plain.isPresent()) {
            return Optional.of("Profile production needs https for every address of the issuer, and %s is '%s'."
                    .formatted(plain.get(), value(config, plain.get())));
        }
        if (value(config, PROGRAM_SERVICE).toLowerCase(Locale.ROOT).startsWith("http://")
                && !Boolean.parseBoolean(value(config, PROGRAM_SERVICE_BY_HTTP))) {
            return Optional.of("""
                    Profile production needs a program service reached by https, and TOPSET_PROGRAM_SERVICE_URL is '%s'. \
                    Within a network that you trust, set TOPSET_PROGRAM_SERVICE_ALLOW_HTTP=true.""".formatted(value(config, PROGRAM_SERVICE)));
        }
        if (value(config, TRUSTED_PROXIES).isBlank()) {
            return Optional.of(
                    "Profile production needs the addresses or networks of the proxies in front of the service:"
                            + " name them, with commas, in TOPSET_TRUSTED_PROXIES.");
        }
        if (value(config, PAGE_SECRET).isBlank()) {
            return Optional.of("Profile production needs the secret of the pages, the same for both services:"
                    + " set TOPSET_PAGE_SECRET.");
        }
        return Optional.empty();
    }

    private static String value(Config config, String name) {
        return config.getOptionalValue(name, String.class).orElse("");
    }
}
