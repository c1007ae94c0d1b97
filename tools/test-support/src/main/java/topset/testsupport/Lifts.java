package topset.testsupport;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Creates lifts of programs in the JSON form that clients send. */
public final class Lifts {
    public static final String BENCH = "d1-bench-press";

    private Lifts() {}

    /** The lifts of the program in training-rules.md § 10. */
    public static List<Map<String, Object>> bench() {
        return List.of(lift(BENCH, 1, "bench-press", "SINGLE_TOP", "2.5", "120"));
    }

    public static Map<String, Object> lift(
            String slotId, int day, String exercise, String variant, String increment, String firstLoad) {
        return Map.of(
                "slotId",
                slotId,
                "day",
                day,
                "exercise",
                exercise,
                "scheme",
                Map.of("variant", variant),
                "progression",
                Map.of("method", "LINEAR", "increment", new BigDecimal(increment)),
                "start",
                Map.of("load", new BigDecimal(firstLoad)));
    }
}
