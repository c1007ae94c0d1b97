package topset.program.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.program.programs.AthletePrograms;
import topset.program.programs.Program;
import topset.rules.lift.LoggedSet;
import topset.rules.progression.ExerciseTrend;
import topset.rules.week.TrainingCalendar;

/**
 * An athlete's newly computed plans. {@code notified}: other events already notify the clients of the live stream.
 * {@code whole}: all weeks were computed again, so that nothing of the stored row is kept. {@code folded}: the programs
 * that were computed again, in the order of their start.
 */
public record AthletePlanned(
        AthletePrograms programs, boolean notified, boolean whole, List<FoldedProgram> folded, Instant asOf) {

    /**
     * A program with its newly computed plan.
     *
     * @param program with the weeks from {@code fromWeek} on
     * @param fromWeek the first week that was computed, from 1
     * @param sets the program's sets from that week on
     * @param trends those at the start of each later week, to the week after the running one
     */
    public record FoldedProgram(
            AthletePrograms programs,
            Program program,
            int fromWeek,
            List<LoggedSet> sets,
            Map<Integer, Map<String, ExerciseTrend>> trends) {

        TrainingCalendar calendar() {
            return programs.calendar(program);
        }

        @Nullable
        LocalDate endsOn() {
            return programs.endsOn(program).orElse(null);
        }
    }

    /** The plan of the current program or, if no program has started, of the next program. */
    Optional<FoldedProgram> running() {
        return folded.stream()
                .filter(each -> programs.isActive(each.program(), asOf))
                .findFirst();
    }

    LocalDate today() {
        return programs.today(asOf);
    }

    ZoneId zone() {
        return programs.requireProfile().zone();
    }
}
