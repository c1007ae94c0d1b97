package topset.program.library;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;
import topset.edge.web.Violation;

/**
 * The answer to an assignment.
 *
 * @param version the version that was assigned
 * @param started how many programs were started
 * @param repeated how many had been started by an earlier call
 * @param refused how many athletes were refused
 * @param results one for each athlete, in the order of the request
 */
public record AssignmentResult(
        String id, int version, int started, int repeated, int refused, List<AssignedAthlete> results) {

    /** How an athlete's assignment ended. */
    public enum AssignmentOutcome {
        /** The program was started. */
        STARTED,
        /** The same call, or an earlier one with the same content, had started the program. */
        REPEATED,
        /** The athlete's programs are as before. */
        REFUSED
    }

    /**
     * An athlete of an assignment.
     *
     * @param programId absent if the athlete was refused
     * @param status of a refused athlete: the status that POST /v1/programs would have
     * @param detail of a refused athlete: what is wrong
     * @param violations of a refused athlete: each with field and rule; lifts are numbered as in the program template
     */
    public record AssignedAthlete(
            String athleteId,
            AssignmentOutcome outcome,
            @Nullable UUID programId,
            @Nullable Integer status,
            @Nullable String detail,
            @Nullable List<Violation> violations) {

        static AssignedAthlete accepted(String athleteId, UUID programId, boolean created) {
            return new AssignedAthlete(
                    athleteId,
                    created ? AssignmentOutcome.STARTED : AssignmentOutcome.REPEATED,
                    programId,
                    null,
                    null,
                    null);
        }

        static AssignedAthlete refused(String athleteId, Problem problem) {
            var body = problem.body();
            return new AssignedAthlete(
                    athleteId, AssignmentOutcome.REFUSED, null, body.status(), body.detail(), body.violations());
        }
    }

    static AssignmentResult of(String id, int version, List<AssignedAthlete> results) {
        return new AssignmentResult(
                id,
                version,
                count(results, AssignmentOutcome.STARTED),
                count(results, AssignmentOutcome.REPEATED),
                count(results, AssignmentOutcome.REFUSED),
                results);
    }

    private static int count(List<AssignedAthlete> results, AssignmentOutcome outcome) {
        return Math.toIntExact(
                results.stream().filter(each -> each.outcome() == outcome).count());
    }
}
