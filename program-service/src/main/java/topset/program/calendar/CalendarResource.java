package topset.program.calendar;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.Cursor;
import topset.edge.web.Page;
import topset.edge.web.PageRequest;
import topset.edge.web.ParameterTypes.DateParameter;
import topset.edge.web.Problem;

@Path("/v1/calendar")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roster")
public class CalendarResource {
    /** 52 weeks before the current one. Missed days are known only of the current week and of the week before. */
    private static final int DAYS_BACK = 7 * 53;

    private static final int DAYS_AHEAD = 35;

    private final GymCalendar calendar;
    private final Caller caller;
    private final Clock clock;

    CalendarResource(GymCalendar calendar, Caller caller, Clock clock) {
        this.calendar = calendar;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RunOnVirtualThread
    @RolesAllowed({Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(
            summary = "The week of each athlete: planned days, those that were missed, and sessions",
            description =
                    "Seven days from `from` on. Athletes by id, also those without a program, not the archived ones. A day is planned if it"
                            + " has a weekday (`PUT /v1/programs/{programId}/weekdays`). It is `TRAINED` if the athlete"
                            + " has trained it in the program's week of the date, also on another date, or has made it up;"
                            + " `MISSED` if its date has passed in the athlete's zone without that. Past dates of which"
                            + " nothing is known are left out.")
    public Page<GymCalendar.CalendarAthlete> getCalendar(
            @QueryParam("from") @Nullable DateParameter from, @BeanParam PageRequest asked) {
        return asked.page(
                most -> calendar.week(caller.athletes(), firstDay(from), Cursor.id(asked.cursor()), most),
                last -> Cursor.of(last.athleteId()));
    }

    private LocalDate firstDay(@Nullable DateParameter from) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (from == null) {
            return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }
        var first = from.date();
        var earliest = today.minusDays(DAYS_BACK);
        var latest = today.plusDays(DAYS_AHEAD);
        if (first.isBefore(earliest) || first.isAfter(latest)) {
            throw Problem.refused(
                    "from", "must be between " + earliest + " and " + latest + ", not " + first, "calendar");
        }
        return first;
    }
}
