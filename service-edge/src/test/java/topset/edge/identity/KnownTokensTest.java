package topset.edge.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.edge.limits.LimitSettings;
import topset.edge.web.Problem;
import topset.testsupport.SuppliedClock;

class KnownTokensTest {
    private static final LimitSettings.Rate THREE = new LimitSettings.Rate() {
        @Override
        public int perSecond() {
            return 1;
        }

        @Override
        public int burst() {
            return 3;
        }
    };
    private static final String BAD = "Bearer bad";
    private static final String SIGNED = "Bearer "
            + Base64.getUrlEncoder().encodeToString("{\"kid\":\"first\"}".getBytes(UTF_8)) + ".content.signature";
    private static final Instant EXPIRES = Instant.parse("2026-11-25T12:00:00Z");

    private final Verification verification = new Verification();
    private Instant now = EXPIRES.minusSeconds(1);
    private final SuppliedClock clock = new SuppliedClock(() -> now);
    private final List<String> keysOfIssuer = new ArrayList<>(List.of("first"));
    private String secret = "before";
    private boolean issuerAnswers = true;
    private final List<SecurityIdentity> signIns = new ArrayList<>();
    private final KnownTokens tokens = new KnownTokens(verification, this::keySet, clock, THREE, signIns::add);

    @Test
    void a_token_is_verified_once_and_then_known() {
        var first = whoIs("Bearer kim");
        var second = whoIs("Bearer kim");
        assertThat(verification.times).isEqualTo(1);
        assertThat(second.getPrincipal().getName()).isEqualTo("Bearer kim");
        assertThat(second.getRoles()).isEqualTo(first.getRoles()).containsExactly("coach");
    }

    @Test
    void what_is_remembered_holds_nothing_of_the_request_that_it_came_with() {
        whoIs("Bearer kim");
        assertThat(whoIs("Bearer kim").getAttributes()).isEmpty();
    }

    @Test
    void a_verified_token_is_recorded_as_a_sign_in() {
        whoIs("Bearer kim");
        whoIs("Bearer kim");
        assertThat(signIns).extracting(each -> each.getPrincipal().getName()).containsExactly("Bearer kim");
    }

    @Test
    void another_token_is_verified_by_itself() {
        whoIs("Bearer kim");
        assertThat(whoIs("Bearer lee").getPrincipal().getName()).isEqualTo("Bearer lee");
        assertThat(verification.times).isEqualTo(2);
    }

    @Test
    void a_known_token_is_verified_again_from_the_moment_it_expires() {
        whoIs("Bearer kim");
        now = EXPIRES;
        whoIs("Bearer kim");
        assertThat(verification.times).isEqualTo(2);
    }

    @Test
    void a_token_is_not_verified_again_while_the_issuer_has_its_key() {
        now = EXPIRES.minus(Duration.ofHours(1));
        whoIs(SIGNED);
        for (int minutes = 0; minutes < 50; minutes++) {
            now = now.plus(Duration.ofMinutes(1));
            whoIs(SIGNED);
        }
        assertThat(verification.times).isEqualTo(1);
    }

    @Test
    void a_token_is_verified_again_within_a_minute_after_its_key_was_withdrawn() {
        now = EXPIRES.minus(Duration.ofHours(1));
        whoIs(SIGNED);
        now = now.plus(Duration.ofMinutes(2));
        whoIs(SIGNED);
        keysOfIssuer.set(0, "second");
        now = now.plus(Duration.ofMinutes(1));
        whoIs(SIGNED);
        assertThat(verification.times).isEqualTo(2);
    }

    @Test
    void a_token_is_verified_again_within_a_minute_after_its_key_was_changed() {
        now = EXPIRES.minus(Duration.ofHours(1));
        whoIs(SIGNED);
        secret = "after";
        now = now.plus(Duration.ofMinutes(1));
        whoIs(SIGNED);
        now = now.plus(Duration.ofMinutes(1));
        whoIs(SIGNED);
        assertThat(verification.times).isEqualTo(2);
    }

    @Test
    void a_token_is_verified_every_minute_while_the_issuer_does_not_answer() {
        issuerAnswers = false;
        now = EXPIRES.minus(Duration.ofHours(1));
        whoIs(SIGNED);
        now = now.plus(Duration.ofMinutes(1));
        whoIs(SIGNED);
        now = now.plus(Duration.ofMinutes(1));
        whoIs(SIGNED);
        assertThat(verification.times).isEqualTo(3);
    }

    @Test
    void a_token_that_names_no_key_is_verified_every_minute() {
        now = EXPIRES.minus(Duration.ofHours(1));
        whoIs("Bearer kim");
        now = now.plus(Duration.ofMinutes(1));
        whoIs("Bearer kim");
        assertThat(verification.times).isEqualTo(2);
    }

    @Test
    void what_is_no_bearer_token_is_left_to_the_framework() {
        whoIs("Basic a2ltOmtpbQ==");
        whoIs("Basic a2ltOmtpbQ==");
        assertThat(verification.times).isEqualTo(2);
    }

    @Test
    void after_too_many_rejected_tokens_of_an_address_unknown_ones_are_not_verified_and_known_ones_are_good() {
        whoIs("Bearer kim");
        Throwable fault = null;
        int verified = 0;
        for (int n = 0; n < 1_000 && !isLimited(fault); n++) {
            verified = verification.times;
            fault = catchThrowable(() -> whoIs(BAD));
        }

        assertThat(isLimited(fault)).isTrue();
        assertThat(verification.times).isEqualTo(verified);
        assertThat(whoIs("Bearer kim").getPrincipal().getName()).isEqualTo("Bearer kim");
    }

    private List<JsonWebKey> keySet() throws IOException, JoseException {
        if (!issuerAnswers) {
            throw new IOException("refused");
        }
        var keys = new ArrayList<JsonWebKey>();
        for (var id : keysOfIssuer) {
            keys.add(JsonWebKey.Factory.newJwk(Map.of("kty", "oct", "kid", id, "k", secret)));
        }
        return keys;
    }

    private static boolean isLimited(@Nullable Throwable fault) {
        return fault != null && fault.getCause() instanceof Problem;
    }

    private SecurityIdentity whoIs(String authorization) {
        tokens.readKeys();
        var request = answering(HttpServerRequest.class, Map.of("getHeader", authorization));
        var context = answering(RoutingContext.class, Map.of("request", request));
        return tokens.authenticate(context, answering(IdentityProviderManager.class, Map.of()))
                .await()
                .atMost(Duration.ofMinutes(2));
    }

    /** Replaces the signature check. Every caller is a coach, until noon. */
    private static final class Verification implements HttpAuthenticationMechanism {
        private int times;

        @Override
        public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
            times++;
            var name = context.request().getHeader(HttpHeaders.AUTHORIZATION);
            if (name.equals(BAD)) {
                return Uni.createFrom().failure(new AuthenticationFailedException());
            }
            var claims = answering(
                    JsonWebToken.class, Map.of("getExpirationTime", EXPIRES.getEpochSecond(), "getName", name));
            return Uni.createFrom()
                    .item(QuarkusSecurityIdentity.builder()
                            .setPrincipal(claims)
                            .addRole("coach")
                            .addAttribute("request", context)
                            .build());
        }

        @Override
        public Uni<ChallengeData> getChallenge(RoutingContext context) {
            return Uni.createFrom().nullItem();
        }

        @Override
        public Set<Class<? extends io.quarkus.security.identity.request.AuthenticationRequest>> getCredentialTypes() {
            return Set.of();
        }
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }
}
