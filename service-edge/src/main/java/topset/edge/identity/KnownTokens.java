package topset.edge.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
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
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import topset.edge.limits.LimitSettings;
import topset.edge.limits.TokenBuckets;
import topset.edge.web.Outage;

/**
 * Caches the identity of a verified bearer token until the token expires. A lifter logs many sets with the same token,
 * and verifying a signature costs a quarter of the processor time of logging a set (ADR 0142). A token is verified
 * again if {@link IssuerKeys} does not confirm that the issuer still has the token's key.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class KnownTokens implements HttpAuthenticationMechanism {
    private static final String BEARER = "Bearer ";

    /** What a cached token needs in addition to its text. */
    private static final int ENTRY_BYTES = 1_000;

    /** The share of the heap that all cached tokens together may use. */
    private static final int SHARE_OF_HEAP = 8;

    private final HttpAuthenticationMechanism oidc;
    private final Clock clock;
    private final IssuerKeys keys;
    private final Cache<String, Known> known;

    /**
     * Verifying a signature is expensive, so a client address with too many rejected tokens must wait. Cached tokens
     * are still accepted from this address.
     */
    private final TokenBuckets rejected;

    private final Consumer<SecurityIdentity> signIns;

    @Inject
    KnownTokens(OidcAuthenticationMechanism oidc, IssuerKeys keys, LimitSettings limits, SignIns signIns) {
        this(oidc, keys, Clock.systemUTC(), limits.rejectedTokens(), signIns::token);
    }

    /** For tests. */
    KnownTokens(
            HttpAuthenticationMechanism oidc,
            IssuerKeys keys,
            Clock clock,
            LimitSettings.Rate rejectedTokens,
            Consumer<SecurityIdentity> signIns) {
        this.oidc = oidc;
        this.keys = keys;
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

    /** @param keyId the id of the key with which the token is signed; null if the token does not name it */
    private record Known(
            SecurityIdentity identity,
            Instant expiresAt,
            Instant verifiedAt,
            @Nullable String keyId) {}

    /** Too many tokens from the client's address were rejected. */
    static final class TooManyRejectedTokens extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManyRejectedTokens() {
            super("too many rejected tokens", null, false, false);
        }
    }

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
            return Uni.createFrom().failure(new AuthenticationFailedException(new TooManyRejectedTokens()));
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
                && (now.isBefore(before.verifiedAt().plus(IssuerKeys.CONFIRMED))
                        || keys.confirms(before.keyId(), before.verifiedAt()));
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
