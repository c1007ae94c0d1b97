package topset.program.library;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;
import topset.edge.web.Violation;

/**
 * The API's answer to the assignment of a program template to athletes.
 *
 * @param repeated the number of programs that an earlier request had started
 * @param results in the order of the request
 */
public record AssignmentResult(
        String id, int version, int started, int repeated, int refused, List<AssignedAthlete> results) {

    public enum AssignmentOutcome {
        STARTED,
        /** An earlier request with the same content had already started the same program for the athlete. */
        REPEATED,
        /** The athlete's programs are unchanged. */
        REFUSED
    }

    /**
     * The result for one athlete.
     *
     * @param programId absent if the athlete was refused
     * @param status the HTTP status with which POST /v1/programs would refuse the program; absent if it was accepted
     * @param detail the reason for the refusal; absent if the program was accepted
     * @param violations the refused values; lifts are numbered as in the program template
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
