package topset.program.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.edge.identity.AthleteFilter;
import topset.edge.web.ContractJson;
import topset.program.programs.AthleteTable;
import topset.program.programs.Profile;
import topset.rules.week.Attendance;
import topset.rules.week.Attendance.PlannedDate;
import topset.store.Query;
import topset.store.Sql;

/** Reads a gym's calendar of a week from the database. One call reads a page of athletes in three queries. */
@ApplicationScoped
public class GymCalendar {
    private static final int DAYS = 7;

    /** The roster row of an athlete contains the planned days if a day of the program has a weekday. */
    private static final String ATTENDANCES =
            "select athlete, memory::json #>> '{program,attendance}' from roster_row where gym = ? and athlete ="
                    + " any(?)";

    private static final Object[] WORKING = Stream.of(SetRole.values())
            .filter(SetRole::isWorking)
            .map(SetRole::name)
            .toArray();

    /**
     * Warm-ups alone are no training. The range is longer than the week of the calendar, because athletes have
     * different time zones.
     */
    private static final String SESSIONS =
            "select athlete, session_id, min(session_started_at) as started_at, max(day) from set_fact"
                    + " where gym = ? and athlete = any(?) and not removed"
                    + " and role = any(?) and session_started_at >= ? and session_started_at < ?"
                    + " group by athlete, session_id order by started_at, session_id";

    private final DataSource dataSource;
    private final Clock clock;

    GymCalendar(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    public record CalendarAthlete(
            String athleteId, String name, List<PlannedDate> planned, List<CalendarSession> sessions) {

        public record CalendarSession(
                String sessionId, LocalDate date, @Nullable Integer day) {}
    }

    /** {@code from} is the first day of the week; {@code after} is the id after which the page begins. */
    List<CalendarAthlete> week(AthleteFilter athletes, LocalDate from, String after, int limit) {
        var onlyOf = athletes.onlyOf();
        return Query.on(dataSource, connection -> {
            var profiles = AthleteTable.profiles(connection, athletes.gym(), onlyOf, false, after, limit);
            var attendances = attendances(connection, athletes.gym(), profiles.keySet());
            var sessions = sessions(connection, athletes.gym(), profiles, from);
            var athletesOfPage = new ArrayList<CalendarAthlete>();
            profiles.forEach((id, profile) -> {
                var today = LocalDate.ofInstant(clock.instant(), profile.zone());
                var attendance = attendances.get(id);
                athletesOfPage.add(new CalendarAthlete(
                        id,
                        Objects.requireNonNullElse(profile.details().displayName(), id),
                        attendance == null ? List.of() : attendance.plannedIn(from, from.plusDays(DAYS), today),
                        sessions.getOrDefault(id, List.of())));
            });
            return athletesOfPage;
        });
    }

    private static Map<String, Attendance> attendances(Connection connection, String gym, Collection<String> athletes)
            throws SQLException {
        var attendances = new HashMap<String, Attendance>();
        Sql.each(
                connection,
                ATTENDANCES,
                row -> {
                    var stored = row.getString(2);
                    if (stored != null) {
                        attendances.put(row.getString(1), ContractJson.read(stored, Attendance.class));
                    }
                },
                gym,
                connection.createArrayOf("text", athletes.toArray()));
        return attendances;
    }

    private static Map<String, List<CalendarAthlete.CalendarSession>> sessions(
            Connection connection, String gym, Map<String, Profile> profiles, LocalDate from) throws SQLException {
        var sessions = new HashMap<String, List<CalendarAthlete.CalendarSession>>();
        Sql.each(
                connection,
                SESSIONS,
                row -> {
                    var athlete = row.getString(1);
                    var zone = Objects.requireNonNull(profiles.get(athlete)).zone();
                    var date = LocalDate.ofInstant(
                            row.getObject(3, OffsetDateTime.class).toInstant(), zone);
                    if (!date.isBefore(from) && date.isBefore(from.plusDays(DAYS))) {
                        sessions.computeIfAbsent(athlete, id -> new ArrayList<>())
                                .add(new CalendarAthlete.CalendarSession(
                                        row.getString(2), date, row.getObject(4, Integer.class)));
                    }
                },
                gym,
                connection.createArrayOf("text", profiles.keySet().toArray()),
                connection.createArrayOf("text", WORKING),
                from.minusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC),
                from.plusDays(DAYS + 1L).atStartOfDay().atOffset(ZoneOffset.UTC));
        return sessions;
    }
}
