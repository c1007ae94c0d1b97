package topset.edge.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.edge.jobs.Job;
import topset.edge.jobs.Jobs;

/**
 * Knows which keys the issuer signs with, from its JSON Web Key Set. A job reads the set again and again. So a withdrawn
 * key is noticed within {@link #CONFIRMED}, and no caller waits for the issuer.
 */
@ApplicationScoped
class IssuerKeys {
    /** A key counts as confirmed for this time after it was seen in the key set. */
    static final Duration CONFIRMED = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);
    private static final Duration READ_EVERY = CONFIRMED.dividedBy(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 1_000_000;
    private static final int TIMEOUT_MILLIS = 2_000;

    private final KeySet keySet;
    private final Clock clock;
    private volatile Map<String, Seen> seen = Map.of();

    @Inject
    IssuerKeys(@ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer) {
        this(() -> ofIssuer(issuer), Clock.systemUTC());
    }

    /** For tests. */
    IssuerKeys(KeySet keySet, Clock clock) {
        this.keySet = keySet;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Jobs jobs) {
        jobs.start(new Job("issuer-keys", READ_EVERY, this::read));
    }

    @FunctionalInterface
    interface KeySet {
        JsonNode read() throws IOException;
    }

    /**
     * A key, and the times of the first and the last reading that had it. The first reading of all counts as long ago.
     */
    private record Seen(JsonNode key, Instant since, Instant at) {}

    /** Whether the key was seen within {@link #CONFIRMED} and has not changed since the token was verified. */
    boolean confirms(@Nullable String keyId, Instant verifiedAt) {
        var now = clock.instant();
        var key = keyId == null ? null : seen.get(keyId);
        return key != null && now.isBefore(key.at().plus(CONFIRMED)) && !verifiedAt.isBefore(key.since());
    }

    void read() {
        var now = clock.instant();
        try {
            var before = seen;
            var read = new HashMap<String, Seen>();
            for (var key : keySet.read().path("keys")) {
                var id = key.path("kid").asText("");
                var known = before.get(id);
                var since =
                        known != null && known.key().equals(key) ? known.since() : before.isEmpty() ? Instant.MIN : now;
                read.put(id, new Seen(key, since, now));
            }
            seen = Map.copyOf(read);
        } catch (IOException | RuntimeException e) {
            LOG.debug("The issuer's keys cannot be read: tokens are verified again every minute", e);
        }
    }

    private static JsonNode ofIssuer(String issuer) throws IOException {
        var configuration = json(issuer.replaceFirst("/+$", "") + "/.well-known/openid-configuration");
        return json(configuration.path("jwks_uri").asText());
    }

    private static JsonNode json(String address) throws IOException {
        var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try (var body = connection.getInputStream()) {
            return JSON.readTree(body.readNBytes(MOST_BYTES));
        } finally {
            connection.disconnect();
        }
    }
}
