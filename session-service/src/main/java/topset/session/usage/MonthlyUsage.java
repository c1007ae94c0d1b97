package topset.session.usage;

import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A session belongs to the month in which it started, by the athlete's local date. Erased athletes and removed sets are
 * not counted.
 */
public record MonthlyUsage(
        @Schema(implementation = String.class) YearMonth month, long athletes, long sessions, long sets) {}
