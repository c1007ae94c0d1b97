package topset.program.programs;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topset.program.programs.AthletePrograms.Planned;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;

/**
 * The tables {@code athlete_profile} and {@code program}. With them the version of the gym's exercises is read, because
 * each computation of a plan needs it. No row is cached, because a cache would not learn that another replica has
 * erased an athlete.
 */
public final class AthleteTable {

    /** Columns for {@link StoredPrograms#addProfile}. */
    public static final String PROFILE = "p.profile, v.version as exercises";

    /** Joins the tables of {@link #PROFILE} to a table {@code w} with the columns gym and athlete. */
    public static final String JOIN_PROFILE = " left join athlete_profile p on p.gym = w.gym and p.athlete = w.athlete"
            + " left join exercise_version v on v.gym = w.gym";

    /** The SQL condition that a row of the table {@code program p} is open, as {@link Planned#isOpen} says. */
    public static final String OPEN = "(p.next_week_at is not null or p.planned_to = 0)";

    /**
     * The SQL expression of a time that is not after the start of the week before the last planned one of an open
     * program {@code p}, in any time zone; null if the program is not open.
     */
    public static final String OPEN_SINCE = "case when " + OPEN
            + " then (p.starts_on + 7 * greatest(p.planned_to - 2, 0) - 1)::timestamp at time zone 'UTC' end";

    /**
     * Selects a row for each athlete, then a row for each program. So one statement reads all that is stored about
     * athletes and their programs, and it reads the profile, which may be large, only once.
     */
    private static final String PROGRAMS = "with w as (select * from unnest(?::text[], ?::text[]) w(gym, athlete))"
            + " select w.gym, w.athlete, " + PROFILE + """
        , null::text as state, null::int as planned_to, null::timestamptz as next_week_at from w""" + JOIN_PROFILE + """

        union all
        select g.gym, g.athlete, null, null, g.state, g.planned_to, g.next_week_at
            from w join program g on g.gym = w.gym and g.athlete = w.athlete\
        """;

    private static final String SAVE_PROFILE = "insert into athlete_profile (gym, athlete, profile)"
            + " select * from unnest(?::text[], ?::text[], ?::text[])"
            + " on conflict (gym, athlete) do update set profile = excluded.profile";

    private static final String SAVE_PROGRAMS = "insert into program (gym, program_id, athlete, starts_on,"
            + " state, planned_to, template_id, template_version)"
            + " select gym, program_id, athlete, starts_on, state, 0, template_id, template_version"
            + " from unnest(?::text[], ?::uuid[], ?::text[], ?::date[], ?::text[], ?::text[], ?::int[])"
            + " as p(gym, program_id, athlete, starts_on, state, template_id, template_version)"
            + " on conflict (gym, program_id) do update set state = excluded.state";

    /** The SQL condition that a coach trains the athlete of a row of table {@code p}. Its parameter is the coach. */
    public static final String OF_COACH = " and exists (select from coaches_and_tags c"
            + " where c.gym = p.gym and c.athlete = p.athlete and c.coaches @> array[?]::varchar[])";

    private static final String ARCHIVED = "exists (select from coaches_and_tags a"
            + " where a.gym = p.gym and a.athlete = p.athlete and a.archived_at is not null)";

    private AthleteTable() {}

    public static Map<Athlete, AthletePrograms> load(Connection connection, Collection<Athlete> athletes)
            throws SQLException {
        var stored = new HashMap<Athlete, StoredPrograms>();
        var wanted = new RoundTrip.Values("text", "text");
        for (var athlete : athletes) {
            stored.put(athlete, new StoredPrograms(athlete));
            wanted.row(athlete);
        }
        new RoundTrip()
                .query(
                        PROGRAMS,
                        wanted,
                        row -> Objects.requireNonNull(stored.get(athlete(row))).add(row))
                .run(connection);
        var known = new HashMap<Athlete, AthletePrograms>();
        stored.forEach((athlete, rows) -> known.put(athlete, rows.programs()));
        return known;
    }

    /** The rows of an athlete are parsed only by {@link #programs}, so unreadable rows do not affect other athletes. */
    public static final class StoredPrograms {
        private final Athlete athlete;
        private @Nullable String profile;
        private @Nullable UUID exercises;
        private final List<Supplier<Planned>> programs = new ArrayList<>();

        public StoredPrograms(Athlete athlete) {
            this.athlete = athlete;
        }

        public void addProfile(ResultSet row) throws SQLException {
            profile = row.getString("profile");
            exercises = row.getObject("exercises", UUID.class);
        }

        public void addProgram(ResultSet row) throws SQLException {
            var state = row.getString("state");
            var plannedTo = row.getInt("planned_to");
            var nextWeekAt = instant(row, "next_week_at");
            programs.add(() -> new Planned(ProgramForm.program(state), plannedTo, nextWeekAt));
        }

        private void add(ResultSet row) throws SQLException {
            if (row.getString("state") == null) {
                addProfile(row);
            } else {
                addProgram(row);
            }
        }

        public @Nullable UUID exercises() {
            return exercises;
        }

        public AthletePrograms programs() {
            return AthletePrograms.of(
                    athlete,
                    profile == null ? null : ProgramEventCodec.read(profile, Profile.class),
                    programs.stream().map(Supplier::get).toList(),
                    exercises);
        }
    }

    /** The returned rows are complete when the round trip has run. */
    public static StoredPrograms load(RoundTrip roundTrip, Athlete athlete) {
        var stored = new StoredPrograms(athlete);
        roundTrip.query(PROGRAMS, new RoundTrip.Values("text", "text").row(athlete), stored::add);
        return stored;
    }

    public static AthletePrograms load(Connection connection, Athlete athlete) throws SQLException {
        return Objects.requireNonNull(load(connection, List.of(athlete)).get(athlete));
    }

    public static Optional<Profile> profile(Connection connection, Athlete athlete) throws SQLException {
        return Sql.first(
                connection,
                "select profile from athlete_profile where gym = ? and athlete = ?",
                rows -> ProgramEventCodec.read(rows.getString(1), Profile.class),
                athlete);
    }

    /** A page of the athletes with a profile, by id. Null as {@code coach} or {@code archived} means all. */
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

    public static Optional<Athlete> owner(Connection connection, String gym, UUID programId) throws SQLException {
        return Sql.first(
                connection,
                "select athlete from program where gym = ? and program_id = ?",
                rows -> new Athlete(gym, rows.getString(1)),
                gym,
                programId);
    }

    /** Saves nothing if the profile is null. The statement is there all the same, so that works can share it. */
    public static RoundTrip save(Athlete athlete, @Nullable Profile changed) {
        var rows = new RoundTrip.Values("text", "text", "text");
        if (changed != null) {
            rows.row(athlete, ProgramEventCodec.write(changed));
        }
        return new RoundTrip().change(SAVE_PROFILE, rows);
    }

    /** Programs that have no row yet, or whose state has changed. */
    public static RoundTrip save(Athlete athlete, Collection<Program> programs) {
        var rows = new RoundTrip.Values("text", "uuid", "text", "date", "text", "text", "int4");
        for (var program : programs) {
            var started = program.start();
            var template = started.programTemplate();
            rows.row(
                    athlete.gym(),
                    program.id(),
                    athlete.id(),
                    started.startsOn().toString(),
                    ProgramForm.text(program),
                    template == null ? null : template.id(),
                    template == null ? null : template.version());
        }
        return new RoundTrip().change(SAVE_PROGRAMS, rows);
    }

    public static Athlete athlete(ResultSet row) throws SQLException {
        return new Athlete(row.getString("gym"), row.getString("athlete"));
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
