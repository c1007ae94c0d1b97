package topset.edge.identity;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Unlike the framework's class, reads a claim that the JWT standard does not define (such as {@code gym}) without
 * throwing an exception internally, and does not keep unused claims, which saves memory.
 */
record VerifiedToken(String name, Map<String, Object> claims) implements JsonWebToken {
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
