package topset.program.coaching;

import java.time.Instant;

/**
 * What a person decides, and as of when. All that is needed to judge it again is in it, except the athlete's state.
 *
 * @param body the type of the request body or the line, whose fields violations name
 */
public record Command(CoachRequest what, Instant asOf, Terms terms, Class<?> body) {

    static Command now(CoachRequest.OfProgram what, Instant now) {
        return new Command(what, now, Terms.NOW, what.body());
    }
}
