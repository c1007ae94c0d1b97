package topset.program.programs;

import topset.edge.web.Problem;

/**
 * Problems with status 404. Each text depends only on the request and on data that the caller may see, so the text does
 * not reveal whether another gym or athlete has a resource with the same id.
 */
public final class NotFound {
    private NotFound() {}

    public static Problem profile(String athleteId) {
        return Problem.notFound("Athlete " + athleteId + " has no profile: set it with PUT /v1/athletes/" + athleteId);
    }

    /** The requested id may be malformed. */
    public static Problem program(Object programId) {
        return Problem.notFound("There is no program " + programId);
    }

    public static Problem program(String athleteId, Object programId) {
        return Problem.notFound("Athlete " + athleteId + " has no program " + programId);
    }

    public static Problem activeProgram(String athleteId) {
        return Problem.notFound("Athlete " + athleteId
                + " has no active program: no program runs today, and none starts on a later date");
    }

    public static Problem slot(Program program, String slotId) {
        return Problem.notFound("Program " + program.id() + " has no slot " + slotId + ": its slots are "
                + String.join(", ", program.slotIds()));
    }

    public static Problem week(Program program, int week) {
        return Problem.notFound("Program " + program.id() + " has no plan of week " + week
                + ": plans exist from week 1 to next week, but not after the program's end");
    }
}
