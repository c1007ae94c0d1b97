package topset.edge.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
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
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
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

    /** What a cached token needs in addition to its text. */
    private static final int ENTRY_BYTES = 1_000;

    /** The share of the heap that all cached tokens together may use. */
    private static final int SHARE_OF_HEAP = 8;

    private final HttpAuthenticationMechanism oidc;
    private final Clock clock;
    private final IssuerKeys issuer;
    private final Cache<String, Known> known;

    /** By id, as of {@code keysReadAt}. Only the job changes them. */
    private Map<String, JsonNode> keys = Map.of();

    private volatile Instant keysReadAt = Instant.MIN;

    /**
     * Verifying a signature is expensive, so a client address with too many rejected tokens must wait. Cached tokens
     * are still accepted from this address.
     */
    private final TokenBuckets rejected;

    private final Consumer<SecurityIdentity> signIns;

    @Inject
    KnownTokens(
            OidcAuthenticationMechanism oidc,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer,
            LimitSettings limits,
            SignIns signIns) {
        this(oidc, IssuerKeys.of(issuer), Clock.systemUTC(), limits.rejectedTokens(), signIns::token);
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
                .weigher((String token, Known kept) -> token.length() + ENTRY_BYTES)
                .build();
        this.rejected = new TokenBuckets("address", rejectedTokens);
        this.signIns = signIns;
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

    /** Forgets the tokens whose key the issuer does not have any more, or has changed. */
    void readKeys() {
        var now = clock.instant();
        try {
            var read = new HashMap<String, JsonNode>();
            issuer.read().path("keys").forEach(key -> read.put(key.path("kid").asText(""), key));
            known.asMap().values().removeIf(each -> {
                var id = each.keyId();
                var key = id == null ? null : read.get(id);
                return id != null && (key == null || !key.equals(keys.getOrDefault(id, key)));
            });
            keys = read;
            keysReadAt = now;
        } catch (IOException | RuntimeException e) {
            LOG.debug("The issuer's keys cannot be read: tokens are verified again every minute", e);
        }
    }

    private void remember(String token, @Nullable SecurityIdentity identity) {
        if (identity != null && identity.getPrincipal() instanceof JsonWebToken claims) {
            // The attributes of the identity are not cached, because one of them refers to the request.
            var kept = QuarkusSecurityIdentity.builder()
                    .setPrincipal(VerifiedToken.of(claims, token))
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

    /**
     * Unlike the framework's class, reads a claim that the JWT standard does not define (such as {@code gym}) without
     * throwing an exception internally, and does not keep unused claims, which saves memory.
     */
    private record VerifiedToken(String name, Map<String, Object> claims) implements JsonWebToken {
        private static final Set<String> USED = Set.of("sub", "gym", "azp", "client_id", "iat", "exp");

        static VerifiedToken of(JsonWebToken verified, String rawToken) {
            var claims = new HashMap<String, Object>();
            claims.put("raw_token", rawToken);
            for (var name : USED) {
                Object value = verified.getClaim(name);
                if (value != null) {
                    claims.put(name, value);
                }
            }
            return new VerifiedToken(verified.getName(), Map.copyOf(claims));
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the interface leaves the type to the caller
        public <T> @Nullable T getClaim(String claim) {
            return (T) claims.get(claim);
        }
    }
}
