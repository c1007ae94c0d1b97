package topset.program.replanning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import topset.program.programs.AthleteTable;
import topset.program.programs.PlanRows;
import topset.program.programs.Program;
import topset.program.programs.WeekTable;
import topset.program.programs.WeekTable.Wanted;
import topset.program.publishing.ProgramStream;
import topset.program.publishing.RosterRefresh;
import topset.program.roster.RosterProjection;
import topset.program.sets.SetChanges;
import topset.program.sets.SetFactTable;
import topset.rules.lift.LoggedSet;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.SqlArrays;
import topset.store.append.StreamHeads;
import topset.store.append.Tx;
import topset.store.inbox.InboxState;

/**
 * What is stored of athletes and is needed to compute their plans again. It is read with the locks, before it is known
 * what has changed: for each open program the weeks from the one before the last planned week on. This is enough for a
 * set of the running week, and for a week that ends. The rest is read by {@link #complete}.
 */
public final class PlanInput {

    /** Selects a row for each athlete. The parameters are the gyms, the athletes and the set_ids. */
    private static final String ATHLETES = "select w.gym, w.athlete, " + InboxState.COLUMNS + ", "
            + AthleteTable.PROFILE + ", " + RosterProjection.COLUMNS + ", " + StreamHeads.OWNER + ", "
            + StreamHeads.lastVersion(RosterRefresh.OF_ROW) + " as last_version"
            + " from unnest(?::text[], ?::text[], ?::text[]) w(gym, athlete, set_ids)"
            + AthleteTable.JOIN_PROFILE + RosterProjection.JOIN
            + " left join inbox i on i.gym = w.gym and i.athlete = w.athlete";

    /**
     * Selects all programs, then the rows of the tables that {@link PlanRows#add} reads: the weeks of open programs, and
     * the backoff loads of sessions.
     */
    private static final String PROGRAMS = "with w as (select p.*, " + AthleteTable.OPEN + " as is_open"
            + " from unnest(?::text[], ?::text[]) a(gym, athlete) join program p using (gym, athlete))"
            + " select w.gym, w.program_id, w.athlete, w.state, w.planned_to, w.next_week_at, w.is_open,"
            + " case when w.is_open then " + StreamHeads.lastVersion(ProgramStream.OF_ROW) + " end as last_version,"
            + """
             null::int as week, null as slot_id, null::int as revision, null::boolean as revised_after_final,
                    null as slot_week, null as trends, null as flags, null as session_id, null as backoff
                from w
            union all
            select w.gym, w.program_id, w.athlete, null, null, null, null, null, s.week, s.slot_id, s.revision,
                    s.revised_after_final, s.slot_week, null, null, null, null
                from w join slot_week s on s.gym = w.gym and s.program_id = w.program_id and s.week >= w.planned_to - 1
                where w.is_open
            union all
            select w.gym, w.program_id, w.athlete, null, null, null, null, null, p.week, null, null, null, null,
                    p.trends, p.flags, null, null
                from w join program_week p on p.gym = w.gym and p.program_id = w.program_id
                    and p.week >= w.planned_to - 1
                where w.is_open
            union all
            select b.gym, b.program_id, b.athlete, null, null, null, null, null, null, b.slot_id, null, null, null,
                    null, null, b.session_id, b.backoff
                from unnest(?::text[], ?::text[], ?::text[]) a(gym, athlete, session_id)
                    join today_backoff b using (gym, athlete, session_id)""";

    private final Map<Athlete, InboxState> inbox = new HashMap<>();
    private final AthleteTable.StoredPrograms programs = new AthleteTable.StoredPrograms();
    private final StreamHeads heads = new StreamHeads();
    private final RosterProjection.StoredRows rows = new RosterProjection.StoredRows();
    private final Map<WeekTable.Key, PlanRows> weeks = new HashMap<>();

    /** The athletes whose open programs were read with their last weeks, and the sets of these weeks. */
    private final Set<Athlete> openWeeks = new HashSet<>();

    private Map<Athlete, List<LoggedSet>> sets = new HashMap<>();

    /**
     * Is complete when the round trip has run under the athletes' locks.
     *
     * @param changes the sets of each athlete to which events refer; what is stored of them is added
     * @param planned those athletes whose plans may be computed again
     */
    public static PlanInput read(RoundTrip roundTrip, Map<Athlete, SetChanges> changes, Collection<Athlete> planned) {
        var input = new PlanInput();
        var athletes = new RoundTrip.Values("text", "text", "text");
        changes.forEach((athlete, sets) -> athletes.row(athlete.gym(), athlete.id(), SqlArrays.literal(sets.setIds())));
        var ofPrograms = new RoundTrip.Values("text", "text");
        var backoffs = new RoundTrip.Values("text", "text", "text");
        for (var athlete : planned) {
            var ids = Objects.requireNonNull(changes.get(athlete)).sessionIds();
            input.openWeeks.add(athlete);
            ofPrograms.row(athlete.gym(), athlete.id());
            ids.forEach(session -> backoffs.row(athlete.gym(), athlete.id(), session));
        }
        roundTrip.query(ATHLETES, athletes, input::addAthlete);
        input.sets = SetFactTable.read(roundTrip, changes, planned);
        roundTrip.query(PROGRAMS, List.of(ofPrograms, backoffs), input::addRow);
        return input;
    }

    private void addAthlete(ResultSet row) throws SQLException {
        var athlete = AthleteTable.athlete(row);
        inbox.put(athlete, InboxState.read(row));
        programs.addProfile(athlete, row);
        rows.add(athlete, row);
        heads.owner(athlete, row);
        heads.stream(RosterRefresh.stream(athlete), row);
    }

    private void addRow(ResultSet row) throws SQLException {
        if (row.getString("state") == null) {
            WeekTable.of(weeks, row).add(row);
            return;
        }
        var athlete = AthleteTable.athlete(row);
        programs.addProgram(athlete, row);
        if (row.getBoolean("is_open")) {
            heads.stream(ProgramStream.of(athlete.gym(), row.getObject("program_id", UUID.class)), row);
        }
    }

    public Map<Athlete, InboxState> inbox() {
        return inbox;
    }

    public StreamHeads heads() {
        return heads;
    }

    public AthleteTable.StoredPrograms stored() {
        return programs;
    }

    RosterProjection.StoredRows rows() {
        return rows;
    }

    List<LoggedSet> sets(Athlete athlete) {
        return sets.getOrDefault(athlete, List.of());
    }

    /** The programs of an athlete's tasks with their weeks, and those before them that the tasks need. */
    Map<WeekTable.Key, Program> programs(List<ReplanTask> tasks, Instant asOf) {
        return WeekTable.programs(wanted(tasks, asOf), weeks);
    }

    private static List<Wanted> wanted(Collection<ReplanTask> tasks, Instant asOf) {
        return tasks.stream().flatMap(task -> task.wanted(asOf)).toList();
    }

    /** Reads what the tasks of athletes need and what was not read, in one round trip, if there is any. */
    void complete(Tx tx, Map<Athlete, List<ReplanTask>> tasks, Instant asOf) throws SQLException {
        var missing = tasks.values().stream()
                .filter(ofAthlete -> !ofAthlete.stream().allMatch(this::covers))
                .flatMap(List::stream)
                .toList();
        var roundTrip = new RoundTrip();
        var moreSets = SetFactTable.since(roundTrip, earliest(missing));
        var more = WeekTable.load(roundTrip, wanted(missing, asOf));
        RosterProjection.read(
                roundTrip,
                tasks.keySet().stream().filter(athlete -> !rows.has(athlete)).toList(),
                rows);
        tx.heads(
                missing.stream().map(ReplanTask::stream).toList(),
                missing.stream().map(ReplanTask::athlete).toList());
        RosterRefresh.prepare(tx, tasks.keySet());
        tx.query(roundTrip);
        missing.forEach(task -> sets.put(task.athlete(), moreSets.getOrDefault(task.athlete(), List.of())));
        weeks.putAll(more);
    }

    private boolean covers(ReplanTask task) {
        return openWeeks.contains(task.athlete()) && task.needsOpenWeeksOnly();
    }

    private static Map<Athlete, Instant> earliest(List<ReplanTask> tasks) {
        return tasks.stream()
                .collect(Collectors.toMap(ReplanTask::athlete, ReplanTask::setsFrom, (a, b) -> a.isBefore(b) ? a : b));
    }
}
