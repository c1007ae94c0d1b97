package topset.program.coaching;

import java.time.LocalDate;
import topset.edge.web.Problem;
import topset.program.programs.NotFound;
import topset.rules.check.Limits;

/** What differs between a decision that a person makes now and one of the past that is imported. */
public enum Terms {
    /** A request to the API. Templates, the gym's settings and the athlete's training fill in what it omits. */
    NOW(Limits.WEEKS_BACK),

    /**
     * A line of an import file, which is executed as of its time. Its values are complete, and its lifts have the first
     * loads that were computed then. It may use exercises that the gym has retired since. The number of programs a year
     * is not limited, but the lines must be in the order of their times.
     */
    PAST(Limits.WEEKS_OF_IMPORT);

    private final int weeksBack;

    Terms(int weeksBack) {
        this.weeksBack = weeksBack;
    }

    LocalDate earliestStart(LocalDate today) {
        return today.minusWeeks(weeksBack);
    }

    String startsOnMessage(LocalDate earliest, LocalDate latest, LocalDate asked) {
        return "must be from " + earliest + " (" + weeksBack + " weeks ago) to " + latest + ", not " + asked;
    }

    String withoutProfileMessage(String athleteId) {
        return switch (this) {
            case NOW ->
                "athlete " + athleteId + " has no profile yet: PUT /v1/athletes/" + athleteId
                        + " with time zone and unit first";
            case PAST -> "must be an athlete with a profile: an earlier line of type profile must set the profile";
        };
    }

    Problem noProgram(String athleteId, Object programId) {
        return switch (this) {
            case NOW -> NotFound.program(programId);
            case PAST -> NotFound.program(athleteId, programId);
        };
    }
}
