package topset.program.rebuild.comparison;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.program.programs.DecidedEvents;
import topset.program.programs.PlanState;
import topset.program.programs.Program;
import topset.program.programs.Program.Decided;
import topset.program.programs.Program.SlotInSession;
import topset.program.programs.Program.SlotInWeek;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramEvent.StandingFlag;
import topset.program.programs.ProgramEventCodec;
import topset.program.replanning.Replan.Revision;
import topset.program.replanning.Replan.Unreadable;
import topset.program.replanning.ReplanTask.StoredPlan;
import topset.rules.progression.ExerciseTrend;
import topset.rules.week.SlotWeek;
import topset.rules.week.TodayBackoff;
import topset.store.Athlete;
import topset.store.RoundTrip;

/**
 * The stored plans of an athlete, and the stored events of all commands that led to these plans. A stored value may be
 * damaged, so a value that cannot be read does not end the rebuild.
 */
public final class StoredPlans {
    private static final String WHOSE =
            " r join unnest(?::text[], ?::text[]) w(gym, athlete) on r.gym = w.gym and r.athlete = w.athlete";

    private static final String PROFILE = "select r.profile from athlete_profile" + WHOSE;

    private static final String PROGRAMS = "select r.program_id, r.starts_on, r.started_nth, r.state, r.planned_to,"
            + " r.next_week_at from program" + WHOSE;

    private static final String BACKOFFS =
            "select r.program_id, r.session_id, r.slot_id, r.backoff from today_backoff" + WHOSE;

    private static final String OF_PROGRAM = " r join unnest(?::text[], ?::uuid[]) w(gym, program_id)"
            + " on r.gym = w.gym and r.program_id = w.program_id";

    private static final String TARGETS =
            "select r.program_id, r.week, r.slot_id, r.revision, r.revised_after_final, r.slot_week from slot_week"
                    + OF_PROGRAM;

    private static final String WEEKS = "select r.program_id, r.week, r.trends, r.flags from program_week" + OF_PROGRAM;

    private static final TypeReference<List<StandingFlag>> FLAGS = new TypeReference<>() {};
    private static final TypeReference<Map<String, ExerciseTrend>> TRENDS = new TypeReference<>() {};

    /** A row of the table {@code program}: a program's stored state. */
    record ProgramRow(
            LocalDate startsOn,
            int nth,
            String state,
            int plannedTo,
            @Nullable Instant nextWeekAt) {}

    /** The rows of a program's plan. */
    static final class PlanRows {
        final Map<SlotInWeek, Decided> targets = new HashMap<>();
        final Map<Integer, Map<String, ExerciseTrend>> trends = new HashMap<>();
        final Map<Integer, List<StandingFlag>> flags = new HashMap<>();
        final Map<SlotInSession, TodayBackoff> backoffs = new HashMap<>();
        private final Map<SlotInWeek, Revision> unreadableTargets = new HashMap<>();
        private final Set<Integer> unreadableFlags = new HashSet<>();

        StoredPlan plan() {
            return new StoredPlan(
                    new PlanState(targets, trends, flags, backoffs),
                    new Unreadable(unreadableTargets, unreadableFlags));
        }

        private Stream<SlotInWeek> slots() {
            return Stream.concat(targets.keySet().stream(), unreadableTargets.keySet().stream());
        }

        /** The stored targets of slots that the program does not have. */
        List<SlotInWeek> surplus(Program program) {
            return slots().filter(key -> !program.hasSlot(key.slotId())).toList();
        }

        /** The last week with a stored target; 0 if there is none. */
        int plannedTo() {
            return slots().mapToInt(SlotInWeek::week).max().orElse(0);
        }

        private void addTarget(ResultSet row) throws SQLException {
            var key = new SlotInWeek(row.getInt("week"), row.getString("slot_id"));
            var revision = new Revision(row.getInt("revision"), row.getBoolean("revised_after_final"));
            var text = row.getString("slot_week");
            var target = readable(() -> ProgramEventCodec.read(text, SlotWeek.class));
            if (target == null) {
                unreadableTargets.put(key, revision);
            } else {
                targets.put(key, new Decided(target, revision.number(), revision.isAfterFinal()));
            }
        }

        private void addWeek(ResultSet row) throws SQLException {
            int week = row.getInt("week");
            var flagsText = row.getString("flags");
            var ofWeek = readable(() -> ProgramEventCodec.read(flagsText, FLAGS));
            if (ofWeek == null) {
                unreadableFlags.add(week);
            } else {
                flags.put(week, ofWeek);
            }
            var trendsText = row.getString("trends");
            var entered = trendsText == null ? null : readable(() -> ProgramEventCodec.read(trendsText, TRENDS));
            if (entered != null) {
                trends.put(week, entered);
            }
        }

        private void addBackoff(ResultSet row) throws SQLException {
            var text = row.getString("backoff");
            var backoff = readable(() -> ProgramEventCodec.read(text, TodayBackoff.class));
            if (backoff != null) {
                backoffs.put(new SlotInSession(row.getString("session_id"), row.getString("slot_id")), backoff);
            }
        }
    }

    private final Athlete athlete;
    private @Nullable String profile;
    private final Map<UUID, ProgramRow> programs = new HashMap<>();
    private final Map<UUID, PlanRows> plans = new HashMap<>();
    private final Map<Athlete, List<ProgramEvent>> decided;

    private StoredPlans(Athlete athlete, Map<Athlete, List<ProgramEvent>> decided) {
        this.athlete = athlete;
        this.decided = decided;
    }

    /**
     * Adds queries for an athlete's profile, programs and commands to a round trip. When it has run, {@link #readWeeks}
     * adds the queries for the rest.
     */
    public static StoredPlans readPrograms(RoundTrip roundTrip, Athlete athlete) {
        var stored = new StoredPlans(athlete, DecidedEvents.read(roundTrip, List.of(athlete)));
        var whose = new RoundTrip.Values("text", "text").row(athlete.gym(), athlete.id());
        roundTrip
                .query(PROFILE, whose, row -> stored.profile = row.getString("profile"))
                .query(PROGRAMS, whose, stored::addProgram);
        return stored;
    }

    private void addProgram(ResultSet row) throws SQLException {
        var nextWeekAt = row.getObject("next_week_at", OffsetDateTime.class);
        programs.put(
                id(row),
                new ProgramRow(
                        row.getObject("starts_on", LocalDate.class),
                        row.getInt("started_nth"),
                        row.getString("state"),
                        row.getInt("planned_to"),
                        nextWeekAt == null ? null : nextWeekAt.toInstant()));
    }

    /** Adds queries for the targets, flags and backoff loads of the athlete's programs to a round trip. */
    public void readWeeks(RoundTrip roundTrip) {
        var wanted = new RoundTrip.Values("text", "uuid");
        programIds().forEach(id -> wanted.row(athlete.gym(), id));
        var whose = new RoundTrip.Values("text", "text").row(athlete.gym(), athlete.id());
        roundTrip
                .query(TARGETS, wanted, row -> plan(id(row)).addTarget(row))
                .query(WEEKS, wanted, row -> plan(id(row)).addWeek(row))
                .query(BACKOFFS, whose, row -> plan(id(row)).addBackoff(row));
    }

    private static UUID id(ResultSet row) throws SQLException {
        return row.getObject("program_id", UUID.class);
    }

    /** Returns null if the stored value cannot be read. */
    static <T> @Nullable T readable(Supplier<T> read) {
        try {
            return read.get();
        } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException damaged) {
            return null;
        }
    }

    /** Returns the ids of all programs that have a stored row or a stored event of their start. */
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
        return plans.computeIfAbsent(programId, id -> new PlanRows());
    }

    List<ProgramEvent> decided() {
        return decided.getOrDefault(athlete, List.of());
    }
}
