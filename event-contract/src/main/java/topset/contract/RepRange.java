package topset.contract;

/** Includes both ends. */
public record RepRange(int min, int max) {

    public boolean holds(int reps) {
        return min <= reps && reps <= max;
    }

    /** Widens the range if needed, so that it contains {@code reps}. */
    public RepRange with(int reps) {
        return holds(reps) ? this : new RepRange(Math.min(min, reps), Math.max(max, reps));
    }

    public boolean within(RepRange other) {
        return other.min <= min && min <= max && max <= other.max;
    }

    @Override
    public String toString() {
        return min == max ? Integer.toString(min) : min + "–" + max;
    }
}
