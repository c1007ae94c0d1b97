package topset.program.rules.guide;

import java.util.List;
import topset.program.rules.result.FlagCode;

/**
 * A piece of the guide's advice and how this service notices when it is not followed, or when it applies.
 *
 * @param says the advice in our words
 * @param caughtBy empty: nothing notices it
 */
public record Advice(String says, List<Catch> caughtBy) {
    public Advice {
        caughtBy = List.copyOf(caughtBy);
    }

    static Advice of(String says, Catch... caughtBy) {
        return new Advice(says, List.of(caughtBy));
    }

    /** How it is noticed. */
    public enum Kind {
        /** A request is refused, by that rule. */
        REFUSAL,
        /** A request is accepted with a warning, of that rule. */
        WARNING,
        /** A flag is raised on what was lifted. */
        FLAG
    }

    /**
     * What notices it.
     *
     * @param code of the flag, or the rule's id
     */
    public record Catch(Kind kind, String code) {

        static Catch refusal(String rule) {
            return new Catch(Kind.REFUSAL, rule);
        }

        static Catch warning(String rule) {
            return new Catch(Kind.WARNING, rule);
        }

        static Catch flag(FlagCode code) {
            return new Catch(Kind.FLAG, code.name());
        }
    }
}
