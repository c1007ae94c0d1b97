package topset.session.sets;

import java.util.Set;

/** The condition on a set's current revision for a change. */
public sealed interface ExpectedRevision {
    /** Any revision may be replaced. */
    record Any() implements ExpectedRevision {}

    /** Only these revisions may be replaced; an empty set matches none. */
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
