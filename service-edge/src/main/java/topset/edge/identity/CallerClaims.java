package topset.edge.identity;

import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import topset.edge.limits.ByteBudget.CurrentGym;
import topset.store.Actor;

/**
 * Removes those roles of a token that do not match the token's gym claim. An operator belongs to no gym (claim {@code
 * -}); every other role needs a gym. So a token without a gym keeps no role and gets 403, like a token whose role lacks
 * the right.
 */
@ApplicationScoped
public class CallerClaims implements SecurityIdentityAugmentor {
    private static final String NO_GYM = "-";
    private static final Pattern GYM = Pattern.compile(Caller.GYM);
    private static final Set<String> GYM_ROLES = Set.of(Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST);

    /** The role with the widest rights comes first. */
    private static final List<Actor.Role> ROLES =
            List.of(Actor.Role.OPERATOR, Actor.Role.PLATFORM, Actor.Role.COACH, Actor.Role.ATHLETE, Actor.Role.ANALYST);

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().item(identity);
        }
        var gym = claim(identity, "gym");
        var kept = identity.getRoles().stream()
                .filter(role -> gym.filter(each -> allows(each, role)).isPresent())
                .collect(Collectors.toSet());
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(identity.getPrincipal())
                        .addCredentials(identity.getCredentials())
                        .addAttributes(identity.getAttributes())
                        .addRoles(kept)
                        .build());
    }

    static boolean allows(String gym, String role) {
        return gym.equals(NO_GYM)
                ? role.equals(Role.OPERATOR)
                : GYM.matcher(gym).matches() && GYM_ROLES.contains(role);
    }

    @Produces
    @ApplicationScoped
    CurrentGym currentGym(SecurityIdentity ofRequest) {
        return () -> gym(ofRequest).orElse(NO_GYM);
    }

    public static Optional<String> gym(SecurityIdentity identity) {
        return claim(identity, "gym")
                .filter(gym -> !gym.equals(NO_GYM) && GYM.matcher(gym).matches());
    }

    static String subject(SecurityIdentity identity) {
        return claim(identity, "sub").orElse("");
    }

    /** If the token has several roles, the actor gets the one with the widest right to write. */
    public static Actor actor(SecurityIdentity identity) {
        var role = ROLES.stream()
                .filter(each -> identity.hasRole(each.toString()))
                .findFirst()
                .orElse(Actor.Role.NONE);
        return Actor.caller(
                subject(identity),
                role,
                claim(identity, "azp").or(() -> claim(identity, "client_id")).orElse(null));
    }

    /** Not with {@code getClaim}, which creates an exception for a name that no standard defines, at every call. */
    private static Optional<String> claim(SecurityIdentity identity, String name) {
        return identity.getPrincipal() instanceof OidcJwtCallerPrincipal verified
                ? Optional.ofNullable(verified.getClaims().getClaimValue(name)).map(Object::toString)
                : Optional.empty();
    }
}
