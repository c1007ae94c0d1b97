package topset.edge.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jose4j.http.Get;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import topset.edge.jobs.Job;
import topset.edge.jobs.Jobs;
import topset.edge.limits.LimitSettings;
import topset.edge.limits.TokenBuckets;
import topset.edge.web.Outage;
import topset.edge.web.Problem;

/**
 * Caches the identity of a verified bearer token until the token expires. A lifter logs many sets with the same token,
 * and verifying a signature costs a quarter of the processor time of logging a set (ADR 0142). A job reads the issuer's
 * keys again and again, so no caller waits for the issuer. A token whose key was withdrawn or changed is verified again,
 * and so are all tokens while the keys cannot be read.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class KnownTokens implements HttpAuthenticationMechanism {
    private static final Logger LOG = Logger.getLogger(KnownTokens.class);
    private static final String BEARER = "Bearer ";

    /** A key counts as confirmed for this time after it was seen in the key set. */
    private static final Duration CONFIRMED = Duration.ofMinutes(1);

    private static final Duration READ_EVERY = CONFIRMED.dividedBy(2);
    private static final int TIMEOUT_MILLIS = 2_000;

    /** What a cached token needs in addition to its text and its claims. */
    private static final int ENTRY_BYTES = 1_000;

    /** The text, its copy in the framework's principal, and the claims that are parsed from it. */
    private static final int BYTES_OF_CHARACTER = 4;

    /** The share of the heap that all cached tokens together may use. */
    private static final int SHARE_OF_HEAP = 8;

    private final HttpAuthenticationMechanism oidc;
    private final Clock clock;
    private final IssuerKeys issuer;
    private final Cache<String, Known> known;

    /** The JSON of each key by its id, as of {@code keysReadAt}. Only the job changes them. */
    private Map<String, String> keys = Map.of();

    private volatile Instant keysReadAt = Instant.MIN;

    /**
     * Verifying a signature is expensive, so a client address with too many rejected tokens must wait. Cached tokens
     * are still accepted from this address.
     */
    private final TokenBuckets rejected;

    private final Consumer<SecurityIdentity> signIns;

    @Inject
    KnownTokens(OidcAuthenticationMechanism oidc, TenantConfigBean tenants, LimitSettings limits, SignIns signIns) {
        this(
                oidc,
                () -> keysOf(tenants),
                Clock.systemUTC(),
                limits.rejectedTokens(),
                identity -> signIns.record(identity, "token"));
    }

    /** For tests. */
    KnownTokens(
            HttpAuthenticationMechanism oidc,
            IssuerKeys issuer,
            Clock clock,
            LimitSettings.Rate rejectedTokens,
            Consumer<SecurityIdentity> signIns) {
        this.oidc = oidc;
        this.issuer = issuer;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .executor(Runnable::run)
                .expireAfter(Expiry.creating((String token, Known kept) -> remaining(kept)))
                .maximumWeight(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP)
                .weigher((String token, Known kept) -> BYTES_OF_CHARACTER * token.length() + ENTRY_BYTES)
                .build();
        this.rejected = new TokenBuckets("address", rejectedTokens);
        this.signIns = signIns;
    }

    /** Reads the keys with which the issuer signs, its JSON Web Key Set. */
    @FunctionalInterface
    interface IssuerKeys {
        List<JsonWebKey> read() throws IOException, JoseException;
    }

    private static List<JsonWebKey> keysOf(TenantConfigBean tenants) throws IOException, JoseException {
        var address = tenants.getDefaultTenant().getOidcMetadata().getJsonWebKeySetUri();
        var client = new Get();
        client.setConnectTimeout(TIMEOUT_MILLIS);
        client.setReadTimeout(TIMEOUT_MILLIS);
        client.setRetries(0);
        var keySet = new HttpsJwks(address);
        keySet.setSimpleHttpGet(client);
        return keySet.getJsonWebKeys();
    }

    void start(@Observes StartupEvent event, Jobs jobs) {
        jobs.start(new Job("issuer-keys", READ_EVERY, this::readKeys));
    }

    /** @param keyId the id of the key with which the token is signed; null if the token does not name it */
    private record Known(
            SecurityIdentity identity,
            Instant expiresAt,
            Instant verifiedAt,
            @Nullable String keyId) {}

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        var token = bearer(context);
        if (token == null) {
            return oidc.authenticate(context, providers);
        }
        var before = known.getIfPresent(token);
        if (before != null && isUsable(before)) {
            return Uni.createFrom().item(before.identity());
        }
        var address = address(context);
        if (!rejected.has(address)) {
            return Uni.createFrom()
                    .failure(new AuthenticationFailedException(Problem.tooMany(
                            "Too many tokens from this address were rejected, so this token was not verified: wait"
                                    + " as long as Retry-After says, and send the request with a valid token",
                            1)));
        }
        return oidc.authenticate(context, providers)
                .onItem()
                .invoke(identity -> remember(token, identity))
                .onFailure(fault -> fault instanceof AuthenticationFailedException && !Outage.isBehind(fault))
                .invoke(() -> rejected.take(address, 1));
    }

    private Duration remaining(Known kept) {
        var remaining = Duration.between(clock.instant(), kept.expiresAt());
        return remaining.isNegative() ? Duration.ZERO : remaining;
    }

    private boolean isUsable(Known before) {
        var now = clock.instant();
        return now.isBefore(before.expiresAt())
                && (now.isBefore(before.verifiedAt().plus(CONFIRMED))
                        || (before.keyId() != null && now.isBefore(keysReadAt.plus(CONFIRMED))));
    }

    void readKeys() {
        var now = clock.instant();
        try {
            var read = new HashMap<String, String>();
            issuer.read().forEach(key -> read.put(String.valueOf(key.getKeyId()), key.toJson()));
            known.asMap().values().removeIf(each -> {
                var id = each.keyId();
                var key = id == null ? null : read.get(id);
                return id != null && (key == null || !key.equals(keys.getOrDefault(id, key)));
            });
            keys = read;
            keysReadAt = now;
        } catch (IOException | JoseException | RuntimeException e) {
            LOG.debug("The issuer's keys cannot be read: tokens are verified again every minute", e);
        }
    }

    private void remember(String token, @Nullable SecurityIdentity identity) {
        if (identity != null && identity.getPrincipal() instanceof JsonWebToken claims) {
            // The attributes of the identity are not cached, because one of them refers to the request.
            var kept = QuarkusSecurityIdentity.builder()
                    .setPrincipal(claims)
                    .addRoles(identity.getRoles())
                    .addCredential(new AccessTokenCredential(token))
                    .build();
            known.put(
                    token,
                    new Known(kept, Instant.ofEpochSecond(claims.getExpirationTime()), clock.instant(), keyId(token)));
            signIns.accept(kept);
        }
    }

    /** Null if the token's header names no key. */
    private static @Nullable String keyId(String token) {
        try {
            return JsonWebStructure.fromCompactSerialization(token).getKeyIdHeaderValue();
        } catch (JoseException e) {
            return null;
        }
    }

    private static String address(RoutingContext context) {
        var address = context.request().remoteAddress();
        return address == null ? "" : String.valueOf(address.hostAddress());
    }

    private static @Nullable String bearer(RoutingContext context) {
        var header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : null;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return oidc.getChallenge(context);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return oidc.getCredentialTransport(context);
    }
}
