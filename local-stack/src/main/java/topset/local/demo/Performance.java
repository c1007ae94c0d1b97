package topset.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * How a made-up lifter performs a prescription: as many reps as the strength of the day allows, with a plausible RPE.
 */
final class Performance {
    private static final double FATIGUE = 0.965;

    /** Reps that each set costs the next one. */
    private static final double TIRED = 0.3;

    /** Reps that each mini-set of a cluster costs the next one. */
    private static final double TIRED_INSIDE = 0.35;

    /** What is left after the brief rests of a rest-pause, as a share of the activation set. */
    private static final double[] AFTER_BRIEF_RESTS = {0.4, 0.3, 0.25, 0.2};

    private static final double DAY_TO_DAY = 0.012;

    /** How many weeks it hurts, from the running one on. */
    private static final int PAINFUL_WEEKS = 3;

    private final MadeUpLifter lifter;
    private final int weeks;
    private final Random chance;

    /**
     * The performance of a lifter.
     *
     * @param weeks the number of past weeks
     * @param chance decides the form of the day
     */
    Performance(MadeUpLifter lifter, int weeks, Random chance) {
        this.lifter = lifter;
        this.weeks = weeks;
        this.chance = chance;
    }

    /**
     * The sets of a day.
     *
     * @param plan the plan of the week
     * @param at the start of the session; each set takes three minutes
     */
    List<Map<String, Object>> sets(JsonNode plan, int day, int week, OffsetDateTime at) {
        var sets = new ArrayList<Map<String, Object>>();
        for (var lift : plan.path("lifts")) {
            if (lift.path("day").asInt() == day) {
                double max = lifter.strengthIn(lift.path("exercise").asText(), week, weeks)
                        * (1 + chance.nextGaussian() * DAY_TO_DAY);
                switch (lift.path("variant").asText()) {
                    case "CLUSTER" -> cluster(sets, lift, max);
                    case "REST_PAUSE" -> restPause(sets, lift, max);
                    case "STRAIGHT" -> straight(sets, lift, max);
                    default -> topAndBackoff(sets, lift, max, week);
                }
            }
        }
        for (int i = 0; i < sets.size(); i++) {
            sets.get(i).put("completedAt", at.plusMinutes(3L * (i + 1)).toString());
        }
        return sets;
    }

    private void topAndBackoff(List<Map<String, Object>> sets, JsonNode lift, double max, int week) {
        var top = lift.path("top");
        if (lifter.habit() != MadeUpLifter.Habit.COLD) {
            for (var step : lift.path("warmUp")) {
                sets.add(set(
                        lift,
                        "WARM_UP",
                        step.path("load").decimalValue(),
                        step.path("reps").asInt(),
                        null));
            }
        }
        for (var step : lift.path("ramp")) {
            sets.add(set(
                    lift,
                    "RAMP",
                    step.path("load").decimalValue(),
                    step.path("reps").asInt(),
                    null));
        }
        for (int i = 0; i < top.path("sets").asInt(1); i++) {
            double possible = RepChart.possible(max, top.path("load").asDouble());
            int aim = top.path("reps").asInt() + (grinds(week) ? 3 : 0);
            int reps = (int) Math.max(0, Math.min(aim, Math.floor(possible)));
            var logged = set(lift, "TOP", top.path("load").decimalValue(), reps, rpe(possible, reps));
            if (lifter.habit() == MadeUpLifter.Habit.HURTS
                    && week >= weeks
                    && week < weeks + PAINFUL_WEEKS
                    && lift.path("exercise").asText().contains("press")) {
                logged.put("pain", true);
            }
            sets.add(logged);
        }
        var backoff = lift.path("backoff");
        for (int i = 0; i < backoff.path("sets").asInt(); i++) {
            double possible =
                    RepChart.possible(max * FATIGUE, backoff.path("load").asDouble()) - i * TIRED;
            int most = backoff.path("repRange").path("max").asInt();
            int reserve = lifter.habit() == MadeUpLifter.Habit.EASY ? 4 : 2;
            int reps = (int) Math.max(1, Math.min(most, Math.floor(possible) - reserve));
            sets.add(set(lift, "BACKOFF", backoff.path("load").decimalValue(), reps, rpe(possible, reps)));
        }
    }

    private boolean grinds(int week) {
        return lifter.habit() == MadeUpLifter.Habit.GRINDS && (chance.nextInt(4) == 0 || week >= weeks);
    }

    private void straight(List<Map<String, Object>> sets, JsonNode lift, double max) {
        var straight = lift.path("straight");
        for (int i = 0; i < straight.path("sets").asInt(); i++) {
            double possible = RepChart.possible(max, straight.path("load").asDouble()) - i * TIRED;
            double wanted = Math.min(straight.path("repRange").path("max").asInt(), Math.floor(possible) - 1);
            // The lowest prescribed reps are done without reserve.
            double least = Math.min(straight.path("repRange").path("min").asInt(), Math.floor(possible));
            int reps = (int) Math.max(1, Math.max(wanted, least));
            // Only the main lifts have an RPE, as in many gyms.
            sets.add(set(lift, "STRAIGHT", straight.path("load").decimalValue(), reps, null));
        }
    }

    private void cluster(List<Map<String, Object>> sets, JsonNode lift, double max) {
        var straight = lift.path("straight");
        for (int i = 0; i < straight.path("sets").asInt(); i++) {
            double possible = RepChart.possible(max, straight.path("load").asDouble()) - i * TIRED_INSIDE;
            int wanted = straight.path("repRange").path("max").asInt();
            int reps = (int) Math.max(0, Math.min(wanted, Math.floor(possible)));
            sets.add(set(lift, "STRAIGHT", straight.path("load").decimalValue(), reps, rpe(possible, reps)));
        }
    }

    /** The activation set is stopped with a rep in reserve; mini-sets follow until the total is reached. */
    private void restPause(List<Map<String, Object>> sets, JsonNode lift, double max) {
        var straight = lift.path("straight");
        var load = straight.path("load").decimalValue();
        int possible = (int) Math.floor(RepChart.possible(max, load.doubleValue()));
        int first = Math.clamp(
                possible - 1L, 1, straight.path("repRange").path("max").asInt());
        sets.add(set(lift, "STRAIGHT", load, first, null));
        int left = straight.path("totalReps").asInt() - first;
        for (int i = 0; i < AFTER_BRIEF_RESTS.length && left > 0; i++) {
            int reps = Math.clamp(Math.round(first * AFTER_BRIEF_RESTS[i]), 1, left);
            sets.add(set(lift, "STRAIGHT", load, reps, null));
            left -= reps;
        }
    }

    /** Ten minus the reps in reserve, in steps of 0.5, with a small error. */
    private Double rpe(double possible, int reps) {
        double rated = 10 - (possible - reps) + chance.nextGaussian() * 0.2;
        return Math.clamp(Math.round(rated * 2) / 2.0, 6, 10);
    }

    private static Map<String, Object> set(
            JsonNode lift,
            String role,
            java.math.BigDecimal load,
            int reps,
            @org.jspecify.annotations.Nullable Double rpe) {
        var set = new HashMap<String, Object>();
        set.put("setId", UUID.randomUUID().toString());
        set.put("exercise", lift.path("exercise").asText());
        set.put("slotId", lift.path("slotId").asText());
        set.put("role", role);
        set.put("load", Map.of("value", load, "unit", lift.path("unit").asText()));
        set.put("reps", reps);
        if (rpe != null) {
            set.put("rpe", rpe);
        }
        return set;
    }
}
