package topset.program.plans;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.rules.week.HardSets;

/**
 * Hard sets for each muscle that the program trains (training-rules.md § 8): 1 for a primary, 0.5 for a secondary
 * muscle. Sets that belong to no lift of the program count too.
 */
@Schema(name = "WeeklyVolume")
public record MuscleVolume(int week, LocalDate startsOn, Map<String, BigDecimal> hardSets) {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** Two years, because a program has no end by default. */
    static final int MOST_WEEKS = 104;

    static int first(int currentWeek) {
        return Math.max(1, currentWeek - MOST_WEEKS + 1);
    }

    static List<MuscleVolume> of(PlanAsOf plan) {
        var catalogue = plan.setting().catalogue();
        var trained = plan.program().liftsIn(Math.max(1, plan.currentWeek())).stream()
                .map(lift -> catalogue.apply(lift.exercise()))
                .filter(Objects::nonNull)
                .flatMap(exercise -> exercise.muscles().primary().stream())
                .toList();
        var byWeek = plan.sets().stream()
                .collect(Collectors.groupingBy(set -> plan.calendar().weekOf(set.sessionStart())));
        var weeks = new ArrayList<MuscleVolume>();
        for (int week = first(plan.currentWeek()); week <= plan.currentWeek() && plan.isPlanned(week); week++) {
            var counted = new TreeMap<String, BigDecimal>();
            trained.forEach(muscle -> counted.put(muscle, BigDecimal.ZERO));
            HardSets.counted(plan.program().liftsIn(Math.max(1, week)), byWeek.getOrDefault(week, List.of()))
                    .forEach(set -> count(counted, catalogue.apply(set.exercise())));
            weeks.add(new MuscleVolume(week, plan.calendar().startDate(week), counted));
        }
        return weeks;
    }

    private static void count(Map<String, BigDecimal> counted, @Nullable Exercise exercise) {
        if (exercise != null) {
            count(counted, exercise.muscles().primary(), BigDecimal.ONE);
            count(counted, exercise.muscles().secondary(), HALF);
        }
    }

    private static void count(Map<String, BigDecimal> counted, List<String> muscles, BigDecimal share) {
        muscles.forEach(muscle -> counted.computeIfPresent(muscle, (name, sets) -> sets.add(share)));
    }
}
