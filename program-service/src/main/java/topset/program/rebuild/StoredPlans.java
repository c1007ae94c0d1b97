package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.programs.DecidedEvents;
import topset.program.programs.PlanRows;
import topset.program.programs.ProgramEvent;
import topset.program.programs.WeekTable;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;

/**
 * The stored plans of an athlete, and the stored events of all commands that led to these plans. A stored value may be
 * damaged, so a value that cannot be read does not end the rebuild.
 *
 * @param profile JSON; absent if no profile is stored
 * @param programs by id
 */
record StoredPlans(
        Athlete athlete,
        @Nullable String profile,
        Map<UUID, ProgramRow> programs,
        Map<WeekTable.Key, PlanRows> plans,
        List<ProgramEvent> decided) {

    /** A row of the table {@code program}: a program's stored state. */
    record ProgramRow(
            LocalDate startsOn,
            int nth,
            String state,
            int plannedTo,
            @Nullable Instant nextWeekAt) {}

    static StoredPlans read(Connection connection, Athlete athlete) throws SQLException {
        var decisions = new RoundTrip();
        var decided = DecidedEvents.read(decisions, List.of(athlete));
        decisions.run(connection);
        var profile = Sql.first(
                connection,
                "select profile from athlete_profile where gym = ? and athlete = ?",
                row -> row.getString(1),
                athlete.gym(),
                athlete.id());
        var programs = new HashMap<UUID, ProgramRow>();
        Sql.each(
                connection,
                "select * from program where gym = ? and athlete = ?",
                row -> {
                    var nextWeekAt = row.getObject("next_week_at", OffsetDateTime.class);
                    programs.put(
                            row.getObject("program_id", UUID.class),
                            new ProgramRow(
                                    row.getObject("starts_on", LocalDate.class),
                                    row.getInt("started_nth"),
                                    row.getString("state"),
                                    row.getInt("planned_to"),
                                    nextWeekAt == null ? null : nextWeekAt.toInstant()));
                },
                athlete.gym(),
                athlete.id());
        var ofAthlete = decided.getOrDefault(athlete, List.of());
        var weeks = new RoundTrip();
        var plans = WeekTable.all(weeks, athlete, programIds(programs, ofAthlete));
        weeks.run(connection);
        return new StoredPlans(athlete, profile.orElse(null), programs, plans, ofAthlete);
    }

    /** The programs that have a row, and those that were started. */
    Set<UUID> programIds() {
        return programIds(programs, decided);
    }

    private static Set<UUID> programIds(Map<UUID, ProgramRow> programs, List<ProgramEvent> decided) {
        var ids = new LinkedHashSet<>(programs.keySet());
        for (var each : decided) {
            if (each instanceof ProgramEvent.ProgramStarted started) {
                ids.add(started.programId());
            }
        }
        return ids;
    }

    PlanRows plan(UUID programId) {
        return Objects.requireNonNullElseGet(plans.get(new WeekTable.Key(athlete.gym(), programId)), PlanRows::new);
    }
}
