package topset.program.planning;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.training.TrainingCalendar;
import topset.program.training.lift.LoggedSet;
import topset.store.Athlete;

/**
 * What was planned of an athlete.
 *
 * @param running the program that runs, or is the next to; absent where none is
 * @param programs those that were folded again; none for an athlete who has no program yet
 */
public record AthletePlanned(
        Athlete athlete, Profile profile, @Nullable UUID running, List<FoldedProgram> programs, Instant asOf) {

    /**
     * A program as it stands after the fold.
     *
     * @param program with the weeks from {@code fromWeek} on
     * @param fromWeek the first week that was folded, from 1
     * @param sets what was lifted from that week on
     * @param active whether it is the one that runs
     */
    public record FoldedProgram(
            Program program, TrainingCalendar calendar, int fromWeek, List<LoggedSet> sets, boolean active) {}
}
