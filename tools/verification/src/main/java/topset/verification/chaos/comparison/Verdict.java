package topset.verification.chaos.comparison;

import java.util.ArrayList;
import java.util.List;
import topset.verification.chaos.pair.Broken;

/** How many sets or events differ from the acknowledged sets, by kind of difference. */
public record Verdict(long lost, long doubled, long swapped, long wrong, List<String> details) {

    public static final Verdict CLEAN = new Verdict(0, 0, 0, 0, List.of());

    public boolean clean() {
        return lost + doubled + swapped + wrong == 0;
    }

    public boolean shows(Broken broken) {
        return switch (broken) {
            case ORDER -> swapped > 0;
            case OUTBOX -> lost > 0;
            case DEDUPE -> doubled > 0;
        };
    }

    public String counts() {
        return "lost %d doubled %d swapped %d wrong %d".formatted(lost, doubled, swapped, wrong);
    }

    public Verdict and(Verdict other) {
        var all = new ArrayList<>(details);
        all.addAll(other.details);
        return new Verdict(
                lost + other.lost, doubled + other.doubled, swapped + other.swapped, wrong + other.wrong, all);
    }

    public static Verdict lost(long count, String detail) {
        return new Verdict(count, 0, 0, 0, count == 0 ? List.of() : List.of("lost: " + detail));
    }

    public static Verdict doubled(long count, String detail) {
        return new Verdict(0, count, 0, 0, count == 0 ? List.of() : List.of("doubled: " + detail));
    }

    public static Verdict swapped(long count, String detail) {
        return new Verdict(0, 0, count, 0, count == 0 ? List.of() : List.of("swapped: " + detail));
    }

    public static Verdict wrong(String detail) {
        return new Verdict(0, 0, 0, 1, List.of("wrong: " + detail));
    }
}
