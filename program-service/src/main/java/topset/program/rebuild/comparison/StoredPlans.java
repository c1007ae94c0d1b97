package topset.program.rebuild.comparison;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.programs.DecidedEvents;
import topset.program.programs.ProgramEvent;
import topset.store.Athlete;
import topset.store.RoundTrip;

/**
 * The stored plans of an athlete, and the stored events of all commands that led to these plans. The JSON texts are not
 * parsed: a stored text may be damaged, and a text that equals the rebuilt text need not be parsed.
 */
public final class StoredPlans {
    private static final String PROFILE = "select p.profile from athlete_profile p"
            + " join unnest(?::text[], ?::text[]) w(gym, athlete) on p.gym = w.gym and p.athlete = w.athlete";

    private static final String PROGRAMS = "select p.program_id, p.starts_on, p.started_nth, p.state, p.planned_to,"
            + " p.next_week_at from program p"
            + " join unnest(?::text[], ?::text[]) w(gym, athlete) on p.gym = w.gym and p.athlete = w.athlete";

    private static final String SLOT_WEEKS =
            "select s.program_id, s.week, s.slot_id, s.revision, s.revised_after_final,"
                    + " s.slot_week from slot_week s join unnest(?::text[], ?::uuid[]) w(gym, program_id)"
                    + " on s.gym = w.gym and s.program_id = w.program_id";

    private static final String WEEKS = "select p.program_id, p.week, p.trends, p.flags from program_week p"
            + " join unnest(?::text[], ?::uuid[]) w(gym, program_id) on p.gym = w.gym and p.program_id = w.program_id";

    private static final String BACKOFFS =
            "select b.program_id, b.session_id, b.slot_id, b.backoff from today_backoff b"
                    + " join unnest(?::text[], ?::text[]) w(gym, athlete) on b.gym = w.gym and b.athlete = w.athlete";

    /** A row of the table {@code program}: a program's stored state. */
    record ProgramRow(
            LocalDate startsOn,
            int nth,
            String state,
            int plannedTo,
            @Nullable Instant nextWeekAt) {}

    /** The key of a week of a program. */
    record WeekKey(UUID programId, int week) {}

    /** The key of a stored target: a slot (one lift of a program) in a week. */
    record SlotKey(UUID programId, int week, String slotId) {}

    /**
     * The key of a stored load of backoff sets (the lighter sets after the top set): a slot (one lift of a program) in
     * a training session.
     */
    record BackoffKey(UUID programId, String sessionId, String slotId) {}

    /** A row of the table {@code slot_week}: the stored target of a lift in a week. */
    record SlotRow(int revision, boolean revisedAfterFinal, String slotWeek) {}

    /** A row of the table {@code program_week}: the stored strength trends and flags of a week. */
    record WeekRow(@Nullable String trends, String flags) {}

    private final Athlete athlete;
    private @Nullable String profile;
    private final Map<UUID, ProgramRow> programs = new HashMap<>();
    private final Map<SlotKey, SlotRow> slotWeeks = new HashMap<>();
    private final Map<WeekKey, WeekRow> weeks = new HashMap<>();
    private final Map<BackoffKey, String> backoffs = new HashMap<>();
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
        var whose = stored.whose();
        roundTrip
                .query(PROFILE, whose, row -> stored.profile = row.getString("profile"))
                .query(PROGRAMS, whose, row -> {
                    var nextWeekAt = row.getObject("next_week_at", OffsetDateTime.class);
                    stored.programs.put(
                            row.getObject("program_id", UUID.class),
                            new ProgramRow(
                                    row.getObject("starts_on", LocalDate.class),
                                    row.getInt("started_nth"),
                                    row.getString("state"),
                                    row.getInt("planned_to"),
                                    nextWeekAt == null ? null : nextWeekAt.toInstant()));
                });
        return stored;
    }

    /** Adds queries for the targets, flags and backoff loads of the athlete's programs to a round trip. */
    public void readWeeks(RoundTrip roundTrip) {
        var wanted = new RoundTrip.Values("text", "uuid");
        programIds().forEach(id -> wanted.row(athlete.gym(), id));
        roundTrip
                .query(
                        SLOT_WEEKS,
                        wanted,
                        row -> slotWeeks.put(
                                new SlotKey(
                                        row.getObject("program_id", UUID.class),
                                        row.getInt("week"),
                                        row.getString("slot_id")),
                                new SlotRow(
                                        row.getInt("revision"),
                                        row.getBoolean("revised_after_final"),
                                        row.getString("slot_week"))))
                .query(
                        WEEKS,
                        wanted,
                        row -> weeks.put(
                                new WeekKey(row.getObject("program_id", UUID.class), row.getInt("week")),
                                new WeekRow(row.getString("trends"), row.getString("flags"))))
                .query(
                        BACKOFFS,
                        whose(),
                        row -> backoffs.put(
                                new BackoffKey(
                                        row.getObject("program_id", UUID.class),
                                        row.getString("session_id"),
                                        row.getString("slot_id")),
                                row.getString("backoff")));
    }

    private RoundTrip.Values whose() {
        return new RoundTrip.Values("text", "text").row(athlete.gym(), athlete.id());
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

    Map<SlotKey, SlotRow> slotWeeks() {
        return slotWeeks;
    }

    Map<WeekKey, WeekRow> weeks() {
        return weeks;
    }

    Map<BackoffKey, String> backoffs() {
        return backoffs;
    }

    List<ProgramEvent> decided() {
        return decided.getOrDefault(athlete, List.of());
    }
}
