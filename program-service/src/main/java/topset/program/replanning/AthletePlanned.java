package topset.program.replanning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.programs.Profile;
import topset.program.programs.Program;
import topset.program.rules.program.TrainingCalendar;
import topset.program.rules.result.LoggedSet;
import topset.store.Athlete;

/**
 * What was planned of an athlete.
 *
 * @param running the program that runs, or is the next to; absent where none is
 * @param lastSessionAt when the newest session began that has a set left, of a program or of none; absent before the first
 * @param notified false if watchers need an extra event to see that something changed
 * @param whole whether everything was folded from the first week on, so that nothing kept of the athlete before counts
 * @param programs those that were folded again, in the order in which they run; none where only something outside of them changed
 */
public record AthletePlanned(
        Athlete athlete,
        Profile profile,
        @Nullable UUID running,
        @Nullable Instant lastSessionAt,
        boolean notified,
        boolean whole,
        List<FoldedProgram> programs,
        Instant asOf) {

    /**
     * A program as it stands after the fold.
     *
     * @param program with the weeks from {@code fromWeek} on
     * @param fromWeek the first week that was folded, from 1
     * @param sets what was lifted from that week on, also after the program's end
     * @param endsOn first day that is no longer part of it; absent while it runs on
     * @param endsAt when that day begins
     */
    public record FoldedProgram(
            Program program,
            TrainingCalendar calendar,
            int fromWeek,
            List<LoggedSet> sets,
            @Nullable LocalDate endsOn,
            @Nullable Instant endsAt) {}

    /** Whether it is the one that runs, or is the next to. */
    public boolean runs(FoldedProgram folded) {
        return folded.program().id().equals(running);
    }
}
