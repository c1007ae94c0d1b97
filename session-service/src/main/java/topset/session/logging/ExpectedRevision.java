package topset.session.logging;

import java.util.Set;

/** Which revision of a set may be current for a change to be made. */
public sealed interface ExpectedRevision {
    /** The caller does not mind what is replaced. */
    record Any() implements ExpectedRevision {}

    /** Only what the caller has seen is replaced; none: nothing is. */
    record OneOf(Set<Integer> revisions) implements ExpectedRevision {
        public OneOf {
            revisions = Set.copyOf(revisions);
        }
    }

    default boolean accepts(int revision) {
        return switch (this) {
            case Any any -> true;
            case OneOf(var revisions) -> revisions.contains(revision);
        };
    }
}
