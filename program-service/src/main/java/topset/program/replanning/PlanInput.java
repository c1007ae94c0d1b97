package topset.program.replanning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.programs.AthletePrograms;
import topset.program.programs.AthleteTable;
import topset.program.programs.PlanRows;
import topset.program.programs.Program;
import topset.program.programs.WeekTable;
import topset.program.programs.WeekTable.Wanted;
import topset.program.publishing.ProgramStream;
import topset.program.roster.RosterProjection;
import topset.program.sets.FinishedSessions;
import topset.program.sets.SetChanges;
import topset.program.sets.SetFactTable;
import topset.rules.lift.LoggedSet;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;
import topset.store.append.StreamHeads;
import topset.store.append.Tx;
import topset.store.inbox.InboxState;

/**
 * What is stored of an athlete and is needed to compute the plans again. It is read with the lock, before it is known
 * what has changed: for each open program the weeks from the one before the last planned week on. This is enough for a
 * set of the running week, and for a week that ends. The rest is {@link #missing}.
 */
public final class PlanInput {

    /** Selects a row for each athlete. The parameters are the gyms, the athletes and the set_ids. */
    private static final String ATHLETES = "select w.gym, w.athlete, " + InboxState.COLUMNS + ", "
            + AthleteTable.PROFILE + ", " + RosterProjection.COLUMNS + ", " + StreamHeads.OWNER + ", "
            + StreamHeads.lastVersion(ProgramStream.OF_ATHLETE) + " as last_version, "
            + FinishedSessions.COLUMN + " from unnest(?::text[], ?::text[], ?::text[]) w(gym, athlete, set_ids)"
            + AthleteTable.JOIN_PROFILE + RosterProjection.JOIN
            + " left join inbox i on i.gym = w.gym and i.athlete = w.athlete";

    /**
     * Selects all programs, then the rows of the tables that {@link PlanRows#add} reads: the weeks of open programs.
     */
    private static final String PROGRAMS = "with w as (select p.*, " + AthleteTable.OPEN + " as is_open"
            + " from unnest(?::text[], ?::text[]) a(gym, athlete) join program p using (gym, athlete))"
            + " select w.gym, w.program_id, w.athlete, w.state, w.planned_to, w.next_week_at, w.is_open,"
            + " case when w.is_open then " + StreamHeads.lastVersion(ProgramStream.OF_PROGRAM) + " end as last_version,"
            + """
             null::int as week, null as slot_id, null::int as revision, null::boolean as revised_after_final,
                    null as slot_week, null as trends, null as flags, null::jsonb as backoffs
                from w
            union all
            """ + WeekTable.rows("null, null, null, null, null,", "r.week >= w.planned_to - 1 where w.is_open");

    private final Athlete athlete;
    private final AthleteTable.StoredPrograms programs;
    private final StreamHeads heads = new StreamHeads();
    private final RosterProjection.StoredRow row = new RosterProjection.StoredRow();
    private final Map<UUID, PlanRows> weeks = new HashMap<>();
    private InboxState inbox = InboxState.NEW;
    private Map<String, Instant> finishedSessions = Map.of();

    /** Whether the open programs were read with their last weeks, and the sets of these weeks. */
    private boolean hasOpenWeeks;

    private List<LoggedSet> sets = List.of();

    /** Whether all weeks and sets are given, for a rebuild. */
    private boolean isWhole;

    PlanInput(Athlete athlete) {
        this.athlete = athlete;
        this.programs = new AthleteTable.StoredPrograms(athlete);
    }

    /** All rows of the athlete's plans, and all sets. */
    public static PlanInput whole(Athlete athlete, Map<UUID, PlanRows> weeks, List<LoggedSet> sets) {
        var input = new PlanInput(athlete);
        input.weeks.putAll(weeks);
        input.sets = sets;
        input.isWhole = true;
        return input;
    }

    /**
     * Is complete when the round trip has run under the athlete's lock.
     *
     * @param changes the sets to which events refer; what is stored of them is added
     * @param planned whether plans may be computed again
     */
    public static PlanInput read(RoundTrip roundTrip, SetChanges changes, boolean planned) {
        var athlete = changes.athlete();
        var input = new PlanInput(athlete);
        input.hasOpenWeeks = planned;
        var ids = Sql.arrayLiteral(changes.setIds());
        var ofPrograms = new RoundTrip.Values("text", "text");
        if (planned) {
            ofPrograms.row(athlete);
        }
        roundTrip.query(ATHLETES, new RoundTrip.Values("text", "text", "text").row(athlete, ids), input::setAthlete);
        input.sets = SetFactTable.read(roundTrip, changes, planned);
        roundTrip.query(PROGRAMS, ofPrograms, input::addRow);
        return input;
    }

    private void setAthlete(ResultSet found) throws SQLException {
        inbox = InboxState.read(found);
        finishedSessions = FinishedSessions.read(found);
        programs.addProfile(found);
        row.set(found);
        heads.owner(athlete, found);
        heads.stream(ProgramStream.of(athlete), found);
    }

    private void addRow(ResultSet found) throws SQLException {
        if (found.getString("state") == null) {
            WeekTable.add(weeks, found);
            return;
        }
        programs.addProgram(found);
        if (found.getBoolean("is_open")) {
            heads.stream(ProgramStream.of(athlete.gym(), found.getObject("program_id", UUID.class)), found);
        }
    }

    public InboxState inbox() {
        return inbox;
    }

    /** Those of the last two days: session id to the time of the finish. */
    public Map<String, Instant> finishedSessions() {
        return finishedSessions;
    }

    public StreamHeads heads() {
        return heads;
    }

    public AthletePrograms programs() {
        return programs.programs();
    }

    /** The version of the exercises of the athlete's gym; null if the gym has defined none. */
    public @Nullable UUID exercises() {
        return programs.exercises();
    }

    RosterProjection.StoredRow row() {
        return row;
    }

    List<LoggedSet> sets() {
        return sets;
    }

    /** The programs of the tasks with their weeks, and those before them that the tasks need. */
    Map<UUID, Program> programs(List<ReplanTask> tasks) {
        return WeekTable.programs(wanted(tasks), weeks);
    }

    private static List<Wanted> wanted(Collection<ReplanTask> tasks) {
        return tasks.stream().flatMap(ReplanTask::wanted).toList();
    }

    /** Returns the queries for what the tasks need and what was not read. */
    RoundTrip missing(Tx tx, List<ReplanTask> tasks) {
        var queries = new RoundTrip();
        if (!tasks.stream().allMatch(this::covers)) {
            var since = tasks.stream().map(ReplanTask::setsFrom).min(Instant::compareTo);
            sets = SetFactTable.since(queries, athlete, since.orElseThrow());
            weeks.putAll(WeekTable.load(queries, wanted(tasks)));
            tx.heads(tasks.stream().map(ReplanTask::stream).toList(), List.of(athlete));
        }
        if (!row.isRead()) {
            RosterProjection.read(queries, athlete, row);
        }
        tx.heads(List.of(ProgramStream.of(athlete)), List.of(athlete));
        return queries;
    }

    private boolean covers(ReplanTask task) {
        return isWhole || (hasOpenWeeks && task.needsOpenWeeksOnly());
    }
}
