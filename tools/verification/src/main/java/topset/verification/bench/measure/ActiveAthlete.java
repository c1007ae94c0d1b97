package topset.verification.bench.measure;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import topset.contract.SetRole;
import topset.verification.support.Answer;
import topset.verification.support.Recorded;
import topset.verification.support.SessionClient;
import topset.verification.support.SetRequest;

/**
 * An athlete with an open session of the program's first day.
 *
 * @param training the session, with the athlete's token; its clients repeat no call
 */
public record ActiveAthlete(SessionClient training) {
    /** The result of a set whose call got no answer. */
    public static final int NO_ANSWER = 0;

    /** The result of a set that today's plan does not show as it was logged. */
    public static final int WRONG = -1;

    /** The result of a set that today's plan includes. */
    public static final int PLANNED = 200;

    private static final int CREATED = 201;
    private static final int FIRST_LOAD = 60;

    /**
     * Logs a top set (the heaviest set of an exercise), and requests today's plan until it includes the set. The
     * exercises of the day take turns, and each set of an exercise is heavier than the one before.
     *
     * @param nth the number of sets that this athlete has logged before
     * @return {@link #PLANNED}, or the status of the first other answer, or {@link #WRONG} or {@link #NO_ANSWER}
     */
    public int log(int nth) {
        var exercises = ProgramLines.FIRST_DAY;
        var exercise = exercises.get(nth % exercises.size());
        var load = Integer.toString(FIRST_LOAD + nth / exercises.size());
        var set = SetRequest.bench(SetRole.TOP, load, 4, "8.5", OffsetDateTime.now(ZoneOffset.UTC))
                .of(exercise);
        try {
            var posted = training.post(set);
            if (posted.status() != CREATED) {
                return posted.status();
            }
            var today = training.lifter()
                    .caughtUp("/today", posted.as(Recorded.class, CREATED).sequence());
            return today.status() != PLANNED || shows(today, exercise, load) ? today.status() : WRONG;
        } catch (UncheckedIOException broken) {
            return NO_ANSWER;
        }
    }

    /**
     * Whether the plan has the top set, and backoff sets (the lighter sets after it). The load of the top set may be
     * higher, because the athlete may have logged a heavier set since.
     */
    private static boolean shows(Answer today, String exercise, String load) {
        return today.json()
                .path("lifts")
                .valueStream()
                .filter(lift -> lift.path("exercise").asText().equals(exercise))
                .anyMatch(lift -> lift.path("top").path("load").decimalValue().compareTo(new BigDecimal(load)) >= 0
                        && lift.path("backoff").path("load").isNumber());
    }
}
