package topset.program.programs;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.programs.AthletePrograms.Planned;
import topset.rules.week.WeeklySchedule;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;

/**
 * Reads and writes the tables {@code athlete_profile} and {@code program}, which contain the athletes and their
 * programs. With them it reads the version of the gym's exercises, because each computation of a plan needs it. The
 * class does not cache rows in memory, because a cache would not learn that another replica has erased an athlete.
 */
public final class AthleteTable {

    private static final String PROFILES = "select p.gym, p.athlete, p.profile from athlete_profile p"
            + " join unnest(?::text[], ?::text[]) w(gym, athlete) on p.gym = w.gym and p.athlete = w.athlete";

    /**
     * Selects a row for each athlete, then a row for each program. So one statement reads all that is stored about
     * athletes and their programs, and it reads the profile, which may be large, only once.
     */
    private static final String PROGRAMS = """
        with w as (select * from unnest(?::text[], ?::text[]) w(gym, athlete))
        select w.gym, w.athlete, p.profile, v.version as exercises, null::text as definition,
                null::text[] as decisions, null::text as weekdays, null::int as planned_to,
                null::timestamptz as next_week_at
            from w
            left join athlete_profile p on p.gym = w.gym and p.athlete = w.athlete
            left join exercise_version v on v.gym = w.gym
        union all
        select g.gym, g.athlete, null, null, g.definition, g.decisions, g.weekdays, g.planned_to, g.next_week_at
            from w join program g on g.gym = w.gym and g.athlete = w.athlete\
        """;

    private static final String SAVE_PROFILES = "insert into athlete_profile (gym, athlete, profile)"
            + " select * from unnest(?::text[], ?::text[], ?::text[])"
            + " on conflict (gym, athlete) do update set profile = excluded.profile";

    private static final String START_PROGRAMS = "insert into program (gym, program_id, athlete, starts_on,"
            + " started_nth, definition, planned_to, template_id, template_version)"
            + " select gym, program_id, athlete, starts_on, started_nth, definition, 0, template_id, template_version"
            + " from unnest(?::text[], ?::uuid[], ?::text[], ?::date[], ?::int[], ?::text[], ?::text[], ?::int[])"
            + " as p(gym, program_id, athlete, starts_on, started_nth, definition, template_id, template_version)";

    /** Adds all decisions about a program at once, because one statement changes a row only once. */
    private static final String ADD_DECISIONS = "update program p set decisions = p.decisions || w.added"
            + " from (select gym, program_id, array_agg(decision order by n) as added"
            + " from unnest(?::text[], ?::uuid[], ?::text[]) with ordinality d(gym, program_id, decision, n)"
            + " group by gym, program_id) w where p.gym = w.gym and p.program_id = w.program_id";

    private static final String SAVE_WEEKDAYS = "update program p set weekdays = w.weekdays"
            + " from unnest(?::text[], ?::uuid[], ?::text[]) w(gym, program_id, weekdays)"
            + " where p.gym = w.gym and p.program_id = w.program_id";

    /** The end of the JSON text of a stored decision that was caused by a change of the gym's equipment. */
    private static final String OF_GYM = ",\"ofGym\":true}";

    /** The SQL condition that a coach trains the athlete of a row of table {@code p}. Its parameter is the coach. */
    public static final String OF_COACH = " and exists (select from coaches_and_tags c"
            + " where c.gym = p.gym and c.athlete = p.athlete and c.coaches @> array[?]::varchar[])";

    private static final String ARCHIVED = "exists (select from coaches_and_tags a"
            + " where a.gym = p.gym and a.athlete = p.athlete and a.archived_at is not null)";

    private AthleteTable() {}

    public static Map<Athlete, AthletePrograms> load(Connection connection, Collection<Athlete> athletes)
            throws SQLException {
        var roundTrip = new RoundTrip();
        var loaded = load(roundTrip, athletes);
        roundTrip.run(connection);
        var known = new HashMap<Athlete, AthletePrograms>();
        athletes.forEach(athlete -> known.put(athlete, loaded.of(athlete)));
        return known;
    }

    private record ProgramRow(
            String definition,
            List<String> decisions,
            @Nullable String weekdays,
            int plannedTo,
            @Nullable Instant nextWeekAt) {

        Planned planned() {
            return new Planned(withWeekdays(program(definition, decisions), weekdays), plannedTo, nextWeekAt);
        }
    }

    /** The rows of an athlete are parsed only by {@link #of}, so unreadable rows do not affect other athletes. */
    public static final class StoredPrograms {
        private final Map<Athlete, String> profiles = new HashMap<>();
        private final Map<String, UUID> exercises = new HashMap<>();
        private final Map<Athlete, List<ProgramRow>> programs = new HashMap<>();

        private StoredPrograms() {}

        private void add(ResultSet row) throws SQLException {
            var athlete = athlete(row);
            var definition = row.getString("definition");
            if (definition == null) {
                profiles.put(athlete, row.getString("profile"));
                exercises.put(athlete.gym(), row.getObject("exercises", UUID.class));
            } else {
                programs.computeIfAbsent(athlete, a -> new ArrayList<>())
                        .add(new ProgramRow(
                                definition,
                                List.of((String[]) row.getArray("decisions").getArray()),
                                row.getString("weekdays"),
                                row.getInt("planned_to"),
                                instant(row, "next_week_at")));
            }
        }

        /** The version of the exercises that the gym has defined; null if it has defined none. */
        public @Nullable UUID exercises(String gym) {
            return exercises.get(gym);
        }

        public AthletePrograms of(Athlete athlete) {
            var profile = profiles.get(athlete);
            return AthletePrograms.of(
                    athlete,
                    profile == null ? null : ProgramEventCodec.read(profile, Profile.class),
                    programs.getOrDefault(athlete, List.of()).stream()
                            .map(ProgramRow::planned)
                            .toList(),
                    exercises(athlete.gym()));
        }

        /** In their order. The first decision started the program. */
        public Map<UUID, List<ProgramEvent.OfCoach>> decisions(Athlete athlete) {
            var decisions = new HashMap<UUID, List<ProgramEvent.OfCoach>>();
            for (var row : programs.getOrDefault(athlete, List.of())) {
                var decided = decided(row.definition(), row.decisions());
                decisions.put(decided.getFirst().programId(), decided);
            }
            return decisions;
        }
    }

    /** The returned rows are complete when the round trip has run. */
    public static StoredPrograms load(RoundTrip roundTrip, Collection<Athlete> athletes) {
        var stored = new StoredPrograms();
        roundTrip.query(PROGRAMS, wanted(athletes), stored::add);
        return stored;
    }

    private static RoundTrip.Values wanted(Collection<Athlete> athletes) {
        var values = new RoundTrip.Values("text", "text");
        athletes.forEach(athlete -> values.row(athlete.gym(), athlete.id()));
        return values;
    }

    public static AthletePrograms load(Connection connection, Athlete athlete) throws SQLException {
        return Objects.requireNonNull(load(connection, List.of(athlete)).get(athlete));
    }

    /** Athletes without a profile are left out. */
    public static Map<Athlete, Profile> profiles(Connection connection, Collection<Athlete> athletes)
            throws SQLException {
        var profiles = new HashMap<Athlete, Profile>();
        new RoundTrip()
                .query(PROFILES, wanted(athletes), row -> add(profiles, row))
                .run(connection);
        return profiles;
    }

    private static void add(Map<Athlete, Profile> profiles, ResultSet row) throws SQLException {
        profiles.put(athlete(row), ProgramEventCodec.read(row.getString("profile"), Profile.class));
    }

    public static Optional<Profile> profile(Connection connection, Athlete athlete) throws SQLException {
        return Sql.first(
                connection,
                "select profile from athlete_profile where gym = ? and athlete = ?",
                rows -> ProgramEventCodec.read(rows.getString(1), Profile.class),
                athlete.gym(),
                athlete.id());
    }

    /**
     * Returns a page of the gym's athletes with a profile, ordered by id, starting after the given id.
     *
     * @param coach only athletes of this coach; null means all
     * @param archived only athletes who are archived, or only those who are not; null means both
     */
    public static Map<String, Profile> profiles(
            Connection connection,
            String gym,
            @Nullable String coach,
            @Nullable Boolean archived,
            String after,
            int limit)
            throws SQLException {
        var profiles = new LinkedHashMap<String, Profile>();
        Sql.each(
                connection,
                "select athlete, profile from athlete_profile p where gym = ? and athlete > ?"
                        + (archived == null ? "" : " and " + (archived ? "" : "not ") + ARCHIVED)
                        + (coach == null ? "" : OF_COACH) + " order by athlete limit ?",
                row -> profiles.put(row.getString(1), ProgramEventCodec.read(row.getString(2), Profile.class)),
                coach == null ? new Object[] {gym, after, limit} : new Object[] {gym, after, coach, limit});
        return profiles;
    }

    /** Empty if the gym has no program with this id. */
    public static Optional<Athlete> owner(Connection connection, String gym, UUID programId) throws SQLException {
        return Sql.first(
                connection,
                "select athlete from program where gym = ? and program_id = ?",
                rows -> new Athlete(gym, rows.getString(1)),
                gym,
                programId);
    }

    /**
     * The programs that an athlete has started.
     *
     * @param inAll the total number of programs
     * @param count the number of programs started since an instant
     * @param first the time at which the first of the {@code count} programs was started; absent if there is none
     */
    public record StartedSince(
            int inAll, int count, @Nullable Instant first) {}

    public static StartedSince startedSince(Connection connection, Athlete athlete, Instant since) throws SQLException {
        return Sql.one(
                connection,
                "select count(*), count(*) filter (where started_at > ?),"
                        + " min(started_at) filter (where started_at > ?) as first_of_them"
                        + " from (select (definition::json ->> 'startedAt')::timestamptz as started_at from program"
                        + " where gym = ? and athlete = ?) p",
                rows -> new StartedSince(rows.getInt(1), rows.getInt(2), instant(rows, "first_of_them")),
                since.atOffset(ZoneOffset.UTC),
                since.atOffset(ZoneOffset.UTC),
                athlete.gym(),
                athlete.id());
    }

    /**
     * If {@code ofGym} is true, counts the decisions that changes of the gym's equipment caused, otherwise those of
     * people.
     */
    public static int decisions(Connection connection, String gym, UUID programId, boolean ofGym) throws SQLException {
        return Sql.one(
                connection,
                "select count(*) from program, unnest(decisions) d where gym = ? and program_id = ?"
                        + " and (right(d, length(?)) = ?) = ?",
                rows -> rows.getInt(1),
                gym,
                programId,
                OF_GYM,
                OF_GYM,
                ofGym);
    }

    public static RoundTrip save(Map<Athlete, Profile> profiles) {
        var rows = new RoundTrip.Values("text", "text", "text");
        profiles.forEach((athlete, profile) -> rows.row(athlete.gym(), athlete.id(), ProgramEventCodec.write(profile)));
        return new RoundTrip().change(SAVE_PROFILES, rows);
    }

    /**
     * Stores decisions in the rows of programs, in the given order. If a decision starts a program, it creates the row.
     */
    public static RoundTrip store(Map<Athlete, ? extends Collection<ProgramEvent.OfCoach>> decided) {
        var started = new RoundTrip.Values("text", "uuid", "text", "date", "int4", "text", "text", "int4");
        var changed = new RoundTrip.Values("text", "uuid", "text");
        decided.forEach((athlete, events) -> events.forEach(event -> {
            switch (event) {
                case ProgramEvent.ProgramStarted start -> add(started, athlete, start);
                case ProgramEvent.OfCoach change -> changed.row(athlete.gym(), change.programId(), text(change));
            }
        }));
        return new RoundTrip().change(START_PROGRAMS, started).change(ADD_DECISIONS, changed);
    }

    private static void add(RoundTrip.Values rows, Athlete athlete, ProgramEvent.ProgramStarted started) {
        var template = started.programTemplate();
        rows.row(
                athlete.gym(),
                started.programId(),
                athlete.id(),
                started.startsOn().toString(),
                started.nth(),
                ProgramEventCodec.write(started),
                template == null ? null : template.id(),
                template == null ? null : template.version());
    }

    public static RoundTrip saveWeekdays(String gym, UUID programId, WeeklySchedule changed) {
        var weekdays = new RoundTrip.Values("text", "uuid", "text");
        weekdays.row(gym, programId, ProgramEventCodec.write(changed));
        return new RoundTrip().change(SAVE_WEEKDAYS, weekdays);
    }

    /** The form that the column {@code decisions} contains. */
    public static String text(ProgramEvent.OfCoach decided) {
        return ProgramEventCodec.type(decided) + " " + ProgramEventCodec.write(decided);
    }

    /** The column {@code weekdays} is null if the weekdays have not changed since the program started. */
    public static Program withWeekdays(Program program, @Nullable String weekdays) {
        return weekdays == null ? program : program.with(ProgramEventCodec.read(weekdays, WeeklySchedule.class));
    }

    public static Program program(String definition, List<String> decisions) {
        var decided = decided(definition, decisions);
        var program = Program.started((ProgramEvent.ProgramStarted) decided.getFirst());
        for (var change : decided.subList(1, decided.size())) {
            program = program.after(change);
        }
        return program;
    }

    /** In their order. The first decision started the program. */
    public static List<ProgramEvent.OfCoach> decided(String definition, List<String> decisions) {
        var decided = new ArrayList<ProgramEvent.OfCoach>();
        decided.add(ProgramEventCodec.read(definition, ProgramEvent.ProgramStarted.class));
        for (var decision : decisions) {
            int space = decision.indexOf(' ');
            var event = ProgramEventCodec.read(decision.substring(0, space), decision.substring(space + 1));
            if (!(event instanceof ProgramEvent.OfCoach change)) {
                throw new IllegalStateException("this event is not a coach's decision: " + event);
            }
            decided.add(change);
        }
        return decided;
    }

    private static Athlete athlete(ResultSet row) throws SQLException {
        return new Athlete(row.getString("gym"), row.getString("athlete"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
