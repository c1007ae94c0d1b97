package topset.program.rebuild;

import java.sql.ResultSet;
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

/**
 * The stored plans of an athlete, and the stored events of all commands that led to these plans. A stored value may be
 * damaged, so a value that cannot be read does not end the rebuild.
 */
final class StoredPlans {
    private static final String WHOSE =
            " r join unnest(?::text[], ?::text[]) w(gym, athlete) on r.gym = w.gym and r.athlete = w.athlete";

    private static final String PROFILE = "select r.profile from athlete_profile" + WHOSE;

    private static final String PROGRAMS = "select r.program_id, r.starts_on, r.started_nth, r.state, r.planned_to,"
            + " r.next_week_at from program" + WHOSE;

    /** A row of the table {@code program}: a program's stored state. */
    record ProgramRow(
            LocalDate startsOn,
            int nth,
            String state,
            int plannedTo,
            @Nullable Instant nextWeekAt) {}

    private final Athlete athlete;
    private @Nullable String profile;
    private final Map<UUID, ProgramRow> programs = new HashMap<>();
    private Map<WeekTable.Key, PlanRows> plans = Map.of();
    private final Map<Athlete, List<ProgramEvent>> decided;

    /**
     * Adds queries for an athlete's profile, programs and commands to a round trip. When it has run, {@link #readWeeks}
     * adds the queries for the rest.
     */
    StoredPlans(RoundTrip roundTrip, Athlete athlete) {
        this.athlete = athlete;
        this.decided = DecidedEvents.read(roundTrip, List.of(athlete));
        var whose = new RoundTrip.Values("text", "text").row(athlete.gym(), athlete.id());
        roundTrip
                .query(PROFILE, whose, row -> profile = row.getString("profile"))
                .query(PROGRAMS, whose, this::addProgram);
    }

    private void addProgram(ResultSet row) throws SQLException {
        var nextWeekAt = row.getObject("next_week_at", OffsetDateTime.class);
        programs.put(
                row.getObject("program_id", UUID.class),
                new ProgramRow(
                        row.getObject("starts_on", LocalDate.class),
                        row.getInt("started_nth"),
                        row.getString("state"),
                        row.getInt("planned_to"),
                        nextWeekAt == null ? null : nextWeekAt.toInstant()));
    }

    /** Adds queries for the targets, flags and backoff loads of the athlete's programs to a round trip. */
    void readWeeks(RoundTrip roundTrip) {
        plans = WeekTable.all(roundTrip, athlete, programIds());
    }

    Set<UUID> programIds() {
        var ids = new LinkedHashSet<>(programs.keySet());
        for (var each : decided()) {
            if (each instanceof ProgramEvent.ProgramStarted started) {
                ids.add(started.programId());
            }
        }
        return ids;
    }

    Athlete athlete() {
        return athlete;
    }

    @Nullable
    String profile() {
        return profile;
    }

    Map<UUID, ProgramRow> programs() {
        return programs;
    }

    PlanRows plan(UUID programId) {
        return Objects.requireNonNullElseGet(plans.get(new WeekTable.Key(athlete.gym(), programId)), PlanRows::new);
    }

    List<ProgramEvent> decided() {
        return decided.getOrDefault(athlete, List.of());
    }
}
