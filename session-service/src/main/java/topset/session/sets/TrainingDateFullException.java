package topset.session.sets;

import topset.edge.web.Problem;

/** A training date would have more sessions or sets than {@link TrainingLimits} allows. */
public final class TrainingDateFullException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient TrainingDate date;
    private final transient Problem problem;

    private TrainingDateFullException(TrainingDate date, Problem problem) {
        super(problem.getMessage(), null, false, false);
        this.date = date;
        this.problem = problem;
    }

    static TrainingDateFullException ofSessions(TrainingDate date, int sessions) {
        return new TrainingDateFullException(
                date,
                Problem.refused(
                        "startedAt",
                        "must be on another date: an athlete can start at most %d sessions on one date, and %s has %d"
                                .formatted(TrainingLimits.SESSIONS_OF_DATE, date.date(), sessions),
                        TrainingLimits.SESSIONS_OF_DATE_RULE));
    }

    static TrainingDateFullException ofSets(TrainingDate date, int sets) {
        return new TrainingDateFullException(
                date,
                Problem.refused(
                        "sessionId",
                        ("must be a session on another date: an athlete can have at most %d sets on one date, including"
                                        + " removed sets, and %s has %d")
                                .formatted(TrainingLimits.SETS_OF_DATE, date.date(), sets),
                        TrainingLimits.SETS_OF_DATE_RULE));
    }

    public TrainingDate date() {
        return date;
    }

    public Problem problem() {
        return problem;
    }
}
