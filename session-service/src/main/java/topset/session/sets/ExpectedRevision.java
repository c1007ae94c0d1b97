package topset.session.sets;

import java.util.Set;

/** The revisions of a set that a change may replace. */
public sealed interface ExpectedRevision {
    record Any() implements ExpectedRevision {}

    /** An empty set of revisions matches none. */
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
