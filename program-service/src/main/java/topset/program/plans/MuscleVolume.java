package topset.program.plans;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import topset.rules.load.Exact;
import topset.rules.week.HardSets;
import topset.rules.week.WeeklyVolume;

/**
 * Hard sets for each muscle that the program trains (training-rules.md § 8): 1 for a primary, 0.5 for a secondary
 * muscle. Sets that belong to no lift of the program count too.
 */
@Schema(name = "WeeklyVolume")
public record MuscleVolume(int week, LocalDate startsOn, Map<String, BigDecimal> hardSets) {
    /** Two years, because a program has no end by default. */
    static final int MOST_WEEKS = 104;

    static int first(int currentWeek) {
        return Math.max(1, currentWeek - MOST_WEEKS + 1);
    }

    static List<MuscleVolume> of(PlanAsOf plan) {
        var program = plan.program();
        var volume = new WeeklyVolume(
                program.liftsIn(Math.max(1, plan.currentWeek())),
                plan.definition().catalogue());
        var byWeek = plan.sets().stream()
                .collect(Collectors.groupingBy(set -> plan.calendar().weekOf(set.sessionStart())));
        var weeks = new ArrayList<MuscleVolume>();
        for (int week = first(plan.currentWeek()); week <= plan.currentWeek() && plan.isPlanned(week); week++) {
            var counted = new TreeMap<String, BigDecimal>();
            volume.halves(HardSets.counted(program.liftsIn(week), byWeek.getOrDefault(week, List.of())))
                    .forEach((muscle, halves) ->
                            counted.put(muscle, Exact.ratio(halves, 2).output()));
            weeks.add(new MuscleVolume(week, plan.calendar().startDate(week), counted));
        }
        return weeks;
    }
}
