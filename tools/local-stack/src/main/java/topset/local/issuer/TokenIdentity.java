package topset.local.issuer;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The claims of a token; an operator belongs to no gym, and has {@code -} as the gym. */
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
