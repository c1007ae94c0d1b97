package topset.local.issuer;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The gym, role and subject in a token of the local issuer.
 *
 * @param gym the tenant, {@code [a-z0-9-]{1,63}}; {@code -} for an operator, who belongs to no gym
 * @param role one of athlete, coach, platform, analyst, operator
 * @param subject {@code [A-Za-z0-9._:-]{1,64}}; for an athlete, the athlete id
 */
record TokenIdentity(String gym, String role, String subject) {

    static final String EXAMPLE = "iron-temple/coach/kim";

    private static final String NO_GYM = "-";
    private static final String OPERATOR = "operator";
    private static final Set<String> ROLES = Set.of("athlete", "coach", "platform", "analyst", OPERATOR);
    private static final Pattern GYM = Pattern.compile("[a-z0-9-]{1,63}");
    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    TokenIdentity {
        require(GYM.matcher(gym).matches(), "the gym '" + gym + "' must have 1 to 63 characters of a-z, 0-9 and -");
        require(ROLES.contains(role), "the role '" + role + "' must be athlete, coach, platform, analyst or operator");
        require(
                SUBJECT.matcher(subject).matches(),
                "the subject '" + subject + "' must have 1 to 64 letters, digits and . _ : -");
        require(
                role.equals(OPERATOR) == gym.equals(NO_GYM),
                "an operator's gym must be -, and no other role may have it: not '" + gym + "/" + role + "'");
    }

    /**
     * Parses an identity in the form {@code gym/role/subject}, for example {@code iron-temple/coach/kim}.
     *
     * @throws IllegalArgumentException if a part is invalid; the message contains the part
     */
    static TokenIdentity parse(String id) {
        String[] parts = id.split("/", -1);
        require(parts.length == 3, "'" + id + "' must have three parts, as in " + EXAMPLE);
        return new TokenIdentity(parts[0], parts[1], parts[2]);
    }

    List<String> groups() {
        return List.of(role);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
