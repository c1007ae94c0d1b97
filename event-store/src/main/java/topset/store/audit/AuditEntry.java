package topset.store.audit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import topset.store.Actor;

/**
 * An action that stored no event.
 *
 * @param action the HTTP method and the path, with parameter names instead of values; for a sign-in, the kind of
 * sign-in
 * @param gym the caller's gym; for an operator's call, the gym that the call names
 * @param status the HTTP status of the answer; null while a call has not ended
 * @param times the number of similar actions in the same minute that this entry represents
 */
public record AuditEntry(
        Kind kind,
        Actor actor,
        String action,
        @Nullable String gym,
        @Nullable String athlete,
        @Nullable String topic,
        @Nullable Integer status,
        int times) {

    public enum Kind {
        OPERATION,
        REFUSAL,
        SIGN_IN,
        EXPORT
    }

    /** In characters. An index of the table cannot store a much longer text. */
    public static final int LONGEST_NAME = 255;

    /** Shortens names, because a token can contain a name of any length. */
    public AuditEntry {
        actor = new Actor(
                Objects.requireNonNull(shortened(actor.subject())),
                actor.role(),
                shortened(actor.client()),
                actor.cause());
        athlete = shortened(athlete);
    }

    private static @Nullable String shortened(@Nullable String name) {
        if (name == null || name.length() <= LONGEST_NAME) {
            return name;
        }
        var isSplit = Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1));
        return name.substring(0, isSplit ? LONGEST_NAME - 1 : LONGEST_NAME);
    }

    /** Also counts the given number of similar actions. */
    public AuditEntry more(int others) {
        return new AuditEntry(kind, actor, action, gym, athlete, topic, status, others);
    }
}
