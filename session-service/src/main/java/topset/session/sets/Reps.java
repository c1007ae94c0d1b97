package topset.session.sets;

import java.util.List;

/** 1..100; 0 for a failed attempt (training-rules.md § 1). */
public record Reps(int count) {
    private static final int MOST = 100;

    public List<LimitViolation> violations() {
        return count >= 0 && count <= MOST
                ? List.of()
                : List.of(new LimitViolation("reps", "must be 0 to " + MOST, "reps-range"));
    }
}
