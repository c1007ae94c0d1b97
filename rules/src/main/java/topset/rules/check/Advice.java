package topset.rules.check;

import java.util.List;
import topset.contract.FlagCode;

/**
 * A piece of advice from the guide, in our words.
 *
 * @param caughtBy the rules and flags that react if the advice is not followed; may be empty
 */
public record Advice(String says, List<Catch> caughtBy) {
    public Advice {
        caughtBy = List.copyOf(caughtBy);
    }

    static Advice of(String says, Catch... caughtBy) {
        return new Advice(says, List.of(caughtBy));
    }

    public enum Kind {
        REFUSAL,
        WARNING,
        FLAG
    }

    /** {@code code} is the code of the flag, or the id of the rule. */
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
