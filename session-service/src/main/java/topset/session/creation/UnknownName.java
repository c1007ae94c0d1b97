package topset.session.creation;

import topset.session.logs.LogLine;

/** An exercise name that matches no exercise, as the training log first writes it. */
public record UnknownName(String name, int lines, int withoutWeight) {

    public static UnknownName of(LogLine line) {
        return new UnknownName(line.exercise(), 1, line.weight() == null ? 1 : 0);
    }

    public UnknownName and(UnknownName more) {
        return new UnknownName(name, lines + more.lines, withoutWeight + more.withoutWeight);
    }
}
