package topset.session.usage;

import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The number of athletes, sessions and sets of a gym in a month. A session belongs to the month in which it started, by
 * the athlete's local date. Erased athletes and removed sets are not counted.
 *
 * @param athletes the number of athletes who started a session
 * @param sessions the number of sessions that were started
 * @param sets the number of sets of these sessions
 */
public record MonthlyUsage(
        @Schema(implementation = String.class) YearMonth month, long athletes, long sessions, long sets) {}
