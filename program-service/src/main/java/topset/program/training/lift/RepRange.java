package topset.program.training.lift;

/** Lowest and highest repetitions, both included. */
public record RepRange(int min, int max) {

    public boolean holds(int reps) {
        return min <= reps && reps <= max;
    }

    public boolean within(RepRange other) {
        return other.min <= min && min <= max && max <= other.max;
    }

    @Override
    public String toString() {
        return min == max ? Integer.toString(min) : min + "–" + max;
    }
}
