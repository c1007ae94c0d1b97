package topset.local.demo;

import java.util.List;

/** The {@code strength} is the bench press's 1RM in kg in the first week, {@code progress} the weekly gain in %. */
record MadeUpLifter(String id, String name, double strength, double progress, String method, Habit habit) {

    /** The training habit of a made-up lifter. Different habits cause different flags on the coach's page. */
    enum Habit {
        STEADY,
        /** A lifter with this habit trains to failure on good days. */
        GRINDS,
        /** A lifter with this habit does not train in some weeks. */
        SKIPS,
        /** A lifter with this habit does not get stronger. */
        STALLS,
        /** A lifter with this habit has had a painful shoulder in the last weeks. */
        HURTS,
        /** A lifter with this habit never warms up, and does only half of the sets after the main lifts. */
        COLD,
        /** A lifter with this habit ends each backoff set too early: more reps would have been possible. */
        EASY,
        /** A lifter with this habit is much weaker in the last week. */
        ILL,
        /** A lifter with this habit slept badly in the last week. */
        TIRED,
        /** A lifter with this habit has not trained for two weeks. */
        AWAY
    }

    static final List<MadeUpLifter> ALL = List.of(
            new MadeUpLifter("ana", "Ana Petrova", 82, 1.5, "LINEAR", Habit.STEADY),
            new MadeUpLifter("ben", "Ben Okafor", 138, 0.5, "RPE", Habit.GRINDS),
            new MadeUpLifter("chloe", "Chloé Martin", 64, 0.8, "RPE", Habit.SKIPS),
            new MadeUpLifter("dario", "Dario Conti", 121, 0.0, "LINEAR", Habit.STALLS),
            new MadeUpLifter("emre", "Emre Yıldız", 116, 0.7, "RPE", Habit.HURTS),
            new MadeUpLifter("freya", "Freya Lindqvist", 71, 0.8, "WAVE", Habit.STEADY),
            new MadeUpLifter("goran", "Goran Novak", 152, 0.3, "RPE", Habit.COLD),
            new MadeUpLifter("hana", "Hana Sato", 58, 0.9, "RPE", Habit.EASY),
            new MadeUpLifter("ivan", "Ivan Horvat", 109, 0.7, "WAVE", Habit.ILL),
            new MadeUpLifter("jules", "Jules Moreau", 95, 0.8, "RPE", Habit.TIRED),
            new MadeUpLifter("kemi", "Kemi Adeyemi", 77, 1.5, "LINEAR", Habit.AWAY),
            new MadeUpLifter("lars", "Lars Nygaard", 131, 0.6, "RPE", Habit.STEADY));

    double strengthIn(String exercise, int week, int weeks) {
        double ratio = switch (exercise) {
            case "squat" -> 1.35;
            case "deadlift" -> 1.6;
            case "overhead-press" -> 0.64;
            case "barbell-row" -> 0.85;
            case "incline-dumbbell-press" -> 0.36;
            case "lat-pulldown" -> 0.75;
            case "seated-cable-row" -> 0.8;
            case "dumbbell-bench-press" -> 0.42;
            case "triceps-pushdown" -> 0.45;
            case "leg-press" -> 2.2;
            case "leg-curl" -> 0.6;
            case "leg-extension" -> 0.75;
            case "back-extension" -> 0.5;
            default -> 1.0;
        };
        double now = strength * ratio * Math.pow(1 + progress / 100, week - 1.0);
        return week == weeks ? now * formAtTheEnd() : now;
    }

    private double formAtTheEnd() {
        return switch (habit) {
            case ILL -> 0.86;
            case TIRED -> 0.93;
            case STEADY, GRINDS, SKIPS, STALLS, HURTS, COLD, EASY, AWAY -> 1;
        };
    }

    boolean trains(int week, int day, int weeks) {
        return switch (habit) {
            case SKIPS -> week % 3 != 0 && !(week % 3 == 2 && day == 4);
            case AWAY -> week <= weeks - 2;
            case STEADY, GRINDS, STALLS, HURTS, COLD, EASY, ILL, TIRED -> true;
        };
    }
}
