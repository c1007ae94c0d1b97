package topset.program.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.program.programs.Profile;
import topset.program.programs.Program;
import topset.rules.lift.LoggedSet;
import topset.rules.week.TrainingCalendar;
import topset.store.Athlete;

/**
 * The result of computing an athlete's plans again.
 *
 * @param running the current program, or the next program if none has started; absent if there is neither
 * @param notified whether other events already notify the clients of the live stream; if false, an extra event must
 * notify them
 * @param whole whether all weeks were computed again, so that nothing of the stored row is kept
 * @param programs the programs that were computed again, in the order of their start; empty if only data outside the
 * programs changed
 */
public record AthletePlanned(
        Athlete athlete,
        Profile profile,
        @Nullable UUID running,
        boolean notified,
        boolean whole,
        List<FoldedProgram> programs,
        Instant asOf) {

    /**
     * A program with its newly computed plan.
     *
     * @param program with the weeks from {@code fromWeek} on
     * @param fromWeek the first week that was computed, from 1
     * @param sets the sets from that week on, including sets after the program's end
     * @param endsOn the first day after the program; absent if its end is not known
     * @param endsAt the start of the first day after the program; absent if its end is not known
     * @param catalogue the exercises of the athlete's gym
     */
    public record FoldedProgram(
            Program program,
            TrainingCalendar calendar,
            int fromWeek,
            List<LoggedSet> sets,
            @Nullable LocalDate endsOn,
            @Nullable Instant endsAt,
            Function<String, @Nullable Exercise> catalogue) {}

    /**
     * Whether the plan of a program is the plan of the current program or, if no program has started, of the next
     * program.
     */
    public boolean runs(FoldedProgram folded) {
        return folded.program().id().equals(running);
    }
}
