package topset.edge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.security.Principal;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topset.store.Actor;

class CallerClaimsTest {

    @ParameterizedTest(name = "a {1} of gym {0}: {2}")
    @CsvSource({
        "iron-temple,athlete,true",
        "iron-temple,coach,true",
        "iron-temple,platform,true",
        "iron-temple,analyst,true",
        "iron-temple,operator,false",
        "iron-temple,janitor,false",
        "-,operator,true",
        "-,coach,false",
        "-,athlete,false",
        "Iron Temple,coach,false",
        "'',coach,false",
        "iron/temple,coach,false"
    })
    void a_role_counts_only_with_the_gym_it_goes_with(String gym, String role, boolean allowed) {
        assertThat(CallerClaims.allows(gym, role)).isEqualTo(allowed);
    }

    @Test
    void of_several_roles_the_one_counts_that_may_write_most() {
        assertThat(actor(Map.of("sub", "kim"), Role.ATHLETE, Role.COACH).role()).isEqualTo(Actor.Role.COACH);
        assertThat(actor(Map.of("sub", "kim"), Role.ANALYST, Role.ATHLETE).role())
                .isEqualTo(Actor.Role.ATHLETE);
        assertThat(actor(Map.of("sub", "kim")).role()).isEqualTo(Actor.Role.NONE);
    }

    @Test
    void the_client_is_the_one_that_the_token_names() {
        assertThat(actor(Map.of("sub", "kim", "azp", "topset-page", "client_id", "other"), Role.COACH))
                .isEqualTo(Actor.caller("kim", Actor.Role.COACH, "topset-page"));
        assertThat(actor(Map.of("sub", "kim", "client_id", "app"), Role.COACH).client())
                .isEqualTo("app");
        assertThat(actor(Map.of("sub", "kim"), Role.COACH).client()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "Iron Temple", "iron/temple", ""})
    void a_claim_that_no_gym_can_have_names_none(String claim) {
        assertThat(CallerClaims.gym(QuarkusSecurityIdentity.builder()
                        .setPrincipal(token(Map.of("gym", claim)))
                        .build()))
                .isEmpty();
    }

    private static Actor actor(Map<String, String> claims, String... roles) {
        return CallerClaims.actor(QuarkusSecurityIdentity.builder()
                .setPrincipal(token(claims))
                .addRoles(Set.of(roles))
                .build());
    }

    static Principal token(Map<String, String> values) {
        var claims = new JwtClaims();
        values.forEach(claims::setClaim);
        return new OidcJwtCallerPrincipal(claims, new AccessTokenCredential("token"));
    }
}
