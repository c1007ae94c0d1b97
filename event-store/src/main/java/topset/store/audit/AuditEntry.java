package topset.store.audit;

import org.jspecify.annotations.Nullable;
import topset.store.Actor;

/**
 * Something that a caller did or was refused and that is no event.
 *
 * @param actor who called
 * @param action HTTP method and path, without the values in it
 * @param gym the caller's; of an operator's call: the one that it names
 * @param athlete whom it concerns
 * @param topic which topic it concerns
 * @param status the HTTP status answered; null while a call has not ended
 * @param times 1; more: so many others like it, in the same minute
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

    /** What kind of call. */
    public enum Kind {
        OPERATION,
        REFUSAL,
        SIGN_IN
    }

    /** So many others like this one. */
    public AuditEntry more(int others) {
        return new AuditEntry(kind, actor, action, gym, athlete, topic, status, others);
    }
}
