package topset.edge.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import topset.edge.limits.LimitSettings;
import topset.edge.limits.TokenBuckets;
import topset.edge.web.Outage;

/**
 * Caches the identity of a verified bearer token for a minute, but never past the token's {@code exp}. A lifter logs
 * many sets with the same token. Without the cache, verifying the token's signature was a quarter of the cost of
 * logging a set (ADR 0010). Quarkus OIDC does the verification itself.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class KnownTokens implements HttpAuthenticationMechanism {
    private static final String BEARER = "Bearer ";

    /**
     * The time for which the identity of a token is cached. A token is accepted for up to this time after the issuer
     * has withdrawn the signing key.
     */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    /**
     * The largest number of characters of all cached tokens together. A token has about a thousand characters, and its
     * cache entry needs about three times as many bytes.
     */
    private static final long MOST_CHARACTERS = 5_000_000;

    private final HttpAuthenticationMechanism oidc;
    private final Clock clock;
    private final Cache<String, Known> known = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumWeight(MOST_CHARACTERS)
            .weigher((String token, Known kept) -> token.length())
            .build();

    /**
     * Limits the rejected tokens of each client address. Verifying a signature is expensive, so an address with too
     * many rejected tokens must wait. Cached tokens are still accepted from this address.
     */
    private final TokenBuckets rejected;

    private final Consumer<SecurityIdentity> signIns;

    @Inject
    KnownTokens(OidcAuthenticationMechanism oidc, LimitSettings limits, SignIns signIns) {
        this(oidc, Clock.systemUTC(), limits.rejectedTokens(), signIns::token);
    }

    /** Creates the cache with a given token verification and a given clock, for tests. */
    KnownTokens(
            HttpAuthenticationMechanism oidc,
            Clock clock,
            LimitSettings.Rate rejectedTokens,
            Consumer<SecurityIdentity> signIns) {
        this.oidc = oidc;
        this.clock = clock;
        this.rejected = new TokenBuckets("address", rejectedTokens);
        this.signIns = signIns;
    }

    /**
     * The cached identity of a verified token, and the time at which the token expires.
     *
     * @param expiresAt the token's {@code exp}, in seconds since 1970
     */
    private record Known(SecurityIdentity identity, long expiresAt) {}

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        var token = bearer(context);
        if (token == null) {
            return oidc.authenticate(context, providers);
        }
        var before = known.getIfPresent(token);
        if (before != null && clock.instant().getEpochSecond() < before.expiresAt()) {
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

    private void remember(String token, @Nullable SecurityIdentity identity) {
        if (identity != null && identity.getPrincipal() instanceof JsonWebToken claims) {
            // The attributes of the identity are not cached, because one of them refers to the request.
            var kept = QuarkusSecurityIdentity.builder()
                    .setPrincipal(identity.getPrincipal())
                    .addRoles(identity.getRoles())
                    .addCredentials(identity.getCredentials())
                    .build();
            known.put(token, new Known(kept, claims.getExpirationTime()));
            signIns.accept(kept);
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
