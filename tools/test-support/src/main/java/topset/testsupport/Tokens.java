package topset.testsupport;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import topset.local.issuer.TokenClient;

/** Gets real bearer tokens from a local issuer. Each token is requested once and then reused. */
public record Tokens(String issuer) {
    private static final Map<Asked, String> KNOWN = new ConcurrentHashMap<>();

    private record Asked(String issuer, String clientId) {}

    public String of(String gym, String role, String subject) {
        return of(gym + "/" + role + "/" + subject);
    }

    /** Returns the token of a client id, from which the issuer reads the claims: {@code gym/role/subject}. */
    public String of(String clientId) {
        return KNOWN.computeIfAbsent(new Asked(issuer, clientId), asked -> fresh(clientId, Map.of()));
    }

    public String fresh(String clientId, Map<String, String> parameters) {
        return new TokenClient(issuer).token(clientId, parameters);
    }
}
