package topset.local.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import topset.client.program.LiftRequest;
import topset.client.program.Progression;
import topset.client.program.ProgressionMethod;
import topset.client.program.Reps;
import topset.client.program.Scheme;
import topset.client.program.Start;
import topset.client.program.Variant;

/** Creates a four-day program: one main lift per day, then straight sets until every muscle has enough sets. */
record MadeUpProgram(MadeUpLifter lifter) {
    /** A little below the value of the chart of reps and RPE. */
    private static final double START = 0.78;

    private static final int LEFT_OF_STRAIGHT_SETS = 2;

    /** A little below the load that the RPE chart has for twice the reps of a mini-set at RPE 8. */
    private static final double START_OF_CLUSTER = 0.8;

    /** The load that the RPE chart has for the most reps of the activation set at RPE 9. */
    private static final double START_OF_REST_PAUSE = RepChart.share(13);

    private static final Map<String, Map<String, Variant>> OTHER_VARIANTS = Map.of(
            "ana", Map.of("squat", Variant.PYRAMID),
            "freya", Map.of("deadlift", Variant.CLUSTER),
            "hana", Map.of("lat-pulldown", Variant.REST_PAUSE, "triceps-pushdown", Variant.REST_PAUSE));

    /** The 1RM of the bench press, in kg, below which a lifter gets half of the usual increases of the load. */
    private static final double LIGHT = 100;

    static List<LiftRequest> lifts(MadeUpLifter lifter) {
        return new MadeUpProgram(lifter).lifts();
    }

    private List<LiftRequest> lifts() {
        var method = lifter.method();
        return List.of(
                top(1, "bench-press", method),
                straight(1, "incline-dumbbell-press", 4, 8, 15),
                straight(1, "seated-cable-row", 4, 8, 12),
                top(2, "squat", method),
                straight(2, "leg-press", 5, 8, 12),
                straight(2, "leg-curl", 4, 8, 15),
                top(3, "overhead-press", "RPE"),
                straight(3, "barbell-row", 4, 6, 10),
                straight(3, "lat-pulldown", 4, 8, 12),
                straight(3, "triceps-pushdown", 4, 8, 15),
                top(4, "deadlift", method.equals("WAVE") ? "RPE" : method),
                straight(4, "dumbbell-bench-press", 3, 8, 15),
                straight(4, "leg-extension", 3, 8, 15),
                straight(4, "back-extension", 4, 8, 15));
    }

    private Variant variant(String exercise, Variant usual) {
        return OTHER_VARIANTS.getOrDefault(lifter.id(), Map.of()).getOrDefault(exercise, usual);
    }

    private LiftRequest top(int day, String exercise, String usualMethod) {
        var variant = variant(exercise, Variant.SINGLE_TOP);
        var isCluster = variant == Variant.CLUSTER;
        var method = isCluster ? ProgressionMethod.LINEAR : ProgressionMethod.fromValue(usualMethod);
        var progression = new Progression().method(method);
        if (method == ProgressionMethod.LINEAR && lifter.strength() < LIGHT) {
            progression.increment(new BigDecimal(exercise.equals("bench-press") ? "1.25" : "2.5"));
        }
        return lift(day, exercise, new Scheme().variant(variant), progression, isCluster ? START_OF_CLUSTER : START);
    }

    private LiftRequest straight(int day, String exercise, int sets, int least, int most) {
        var progression = new Progression().method(ProgressionMethod.DOUBLE_PROGRESSION);
        if (variant(exercise, Variant.STRAIGHT) == Variant.REST_PAUSE) {
            return lift(day, exercise, new Scheme().variant(Variant.REST_PAUSE), progression, START_OF_REST_PAUSE);
        }
        var scheme = new Scheme()
                .variant(Variant.STRAIGHT)
                .sets(lifter.habit() == MadeUpLifter.Habit.COLD ? sets / 2 : sets)
                .reps(new Reps().min(least).max(most));
        return lift(day, exercise, scheme, progression, RepChart.share(most + LEFT_OF_STRAIGHT_SETS));
    }

    private LiftRequest lift(int day, String exercise, Scheme scheme, Progression progression, double start) {
        var load = rounded(lifter.strengthIn(exercise, 1, Integer.MAX_VALUE) * start);
        return new LiftRequest()
                .slotId("d" + day + "-" + exercise)
                .day(day)
                .exercise(exercise)
                .scheme(scheme)
                .progression(progression)
                .start(new Start().load(BigDecimal.valueOf(load)));
    }

    private static double rounded(double load) {
        return Math.max(2.5, Math.round(load / 2.5) * 2.5);
    }
}
