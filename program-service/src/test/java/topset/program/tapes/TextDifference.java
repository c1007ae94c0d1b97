package topset.program.tapes;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes a JSON text as its difference from an earlier one, so that a reader sees what has changed and tapes stay
 * small. {@code …4} stands for four parts (mostly fields) that are equal, {@code …-2} for two parts that are left out,
 * and all other parts are written. The earlier text and the difference determine the text, so equal tapes are equal
 * texts.
 */
final class TextDifference {
    private static final Pattern BETWEEN_PARTS = Pattern.compile("(?=,[\"{\\[])");
    private static final int SHORT = 120;

    private final List<String> before;
    private final List<String> now;
    private final StringBuilder written = new StringBuilder();
    private int equal;
    private int leftOut;

    private TextDifference(List<String> before, List<String> now) {
        this.before = before;
        this.now = now;
    }

    static String of(String before, String now) {
        if (now.length() < SHORT) {
            return now;
        }
        return new TextDifference(parts(before), parts(now)).write();
    }

    private static List<String> parts(String text) {
        return BETWEEN_PARTS.splitAsStream(text).toList();
    }

    private String write() {
        int[][] common = commonBehind();
        int b = 0;
        int n = 0;
        while (b < before.size() || n < now.size()) {
            if (b < before.size() && n < now.size() && before.get(b).equals(now.get(n))) {
                flushLeftOut();
                equal++;
                b++;
                n++;
            } else if (n == now.size() || (b < before.size() && common[b + 1][n] >= common[b][n + 1])) {
                flushEqual();
                leftOut++;
                b++;
            } else {
                flushEqual();
                flushLeftOut();
                written.append(now.get(n));
                n++;
            }
        }
        flushEqual();
        flushLeftOut();
        return written.toString();
    }

    /** Returns how many parts of the rests behind two positions are equal in the same order. */
    private int[][] commonBehind() {
        var common = new int[before.size() + 1][now.size() + 1];
        for (int b = before.size() - 1; b >= 0; b--) {
            for (int n = now.size() - 1; n >= 0; n--) {
                common[b][n] = before.get(b).equals(now.get(n))
                        ? common[b + 1][n + 1] + 1
                        : Math.max(common[b + 1][n], common[b][n + 1]);
            }
        }
        return common;
    }

    private void flushEqual() {
        if (equal > 0) {
            written.append('…').append(equal);
            equal = 0;
        }
    }

    private void flushLeftOut() {
        if (leftOut > 0) {
            written.append("…-").append(leftOut);
            leftOut = 0;
        }
    }
}
