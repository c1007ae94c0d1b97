package topset.program.planning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
import org.jspecify.annotations.Nullable;
import topset.program.planning.Known.Planned;
import topset.store.Athlete;
import topset.store.RoundTrip;

/** Tables {@code athlete_profile} and {@code program}: who trains, and by which programs. */
final class AthleteTable {

    private static final String ATHLETES = "select p.gym, p.athlete, p.stamp from athlete_profile p"
            + " join unnest(?::text[], ?::text[]) w(gym, athlete) on p.gym = w.gym and p.athlete = w.athlete";

    private static final String PROGRAMS =
            "select p.gym, p.athlete, p.stamp, p.planned_to, p.next_week_at from program p"
                    + " join unnest(?::text[], ?::text[]) w(gym, athlete) on p.gym = w.gym and p.athlete = w.athlete";

    private static final String PROFILE_OF = "select p.stamp, p.profile from athlete_profile p"
            + " join unnest(?::text[], ?::text[]) w(gym, athlete) on p.gym = w.gym and p.athlete = w.athlete";

    private static final String PROGRAMS_OF = "select p.stamp, p.definition, p.decisions from program p"
            + " join unnest(?::text[], ?::text[]) w(gym, athlete) on p.gym = w.gym and p.athlete = w.athlete";

    /** By stamp: what was parsed once is not parsed, nor even sent, with every set. */
    private static final Cache<UUID, Profile> PROFILES_READ =
            Caffeine.newBuilder().maximumSize(4_000).build();

    private static final Cache<UUID, Program> PROGRAMS_READ =
            Caffeine.newBuilder().maximumSize(4_000).build();

    private AthleteTable() {}

    /** A program's row without its definition. */
    private record Row(UUID stamp, int plannedTo, @Nullable Instant nextWeekAt) {}

    static Map<Athlete, Known> load(Connection connection, Collection<Athlete> athletes) throws SQLException {
        return load(connection, new RoundTrip(), athletes);
    }

    /** @param also what is read in the same round trip, after what is read here */
    private static Map<Athlete, Known> load(Connection connection, RoundTrip also, Collection<Athlete> athletes)
            throws SQLException {
        var profiles = new HashMap<Athlete, UUID>();
        var programs = new HashMap<Athlete, List<Row>>();
        new RoundTrip()
                .query(ATHLETES, wanted(athletes), row -> profiles.put(athlete(row), stamp(row)))
                .query(
                        PROGRAMS,
                        wanted(athletes),
                        row -> programs.computeIfAbsent(athlete(row), a -> new ArrayList<>())
                                .add(new Row(stamp(row), row.getInt("planned_to"), instant(row, "next_week_at"))))
                .and(also)
                .run(connection);
        var profilesRead = read(PROFILES_READ, profiles, stamp -> List.of(stamp));
        var programsRead = read(
                PROGRAMS_READ, programs, rows -> rows.stream().map(Row::stamp).toList());
        new RoundTrip()
                .query(PROFILE_OF, wanted(profilesRead.unread()), row -> {
                    var profile = ProgramEventCodec.read(row.getString("profile"), Profile.class);
                    profilesRead.add(PROFILES_READ, stamp(row), profile);
                })
                .query(
                        PROGRAMS_OF,
                        wanted(programsRead.unread()),
                        row -> programsRead.add(PROGRAMS_READ, stamp(row), program(row)))
                .run(connection);

        if (profilesRead.lacks(profiles.values())
                || programsRead.lacks(programs.values().stream()
                        .flatMap(List::stream)
                        .map(Row::stamp)
                        .toList())) {
            // Only without the athletes' locks: changed since the first look.
            return load(connection, athletes);
        }
        var known = new HashMap<Athlete, Known>();
        for (var athlete : athletes) {
            var profile = profiles.get(athlete);
            known.put(
                    athlete,
                    Known.of(
                            athlete,
                            profile == null ? null : profilesRead.get(profile),
                            programs.getOrDefault(athlete, List.of()).stream()
                                    .map(row -> new Planned(
                                            programsRead.get(row.stamp()), row.plannedTo(), row.nextWeekAt()))
                                    .toList()));
        }
        return known;
    }

    /** What has been read of the stamps wanted; {@code unread} says whose are missing. */
    private record Read<T>(Map<UUID, T> byStamp, List<Athlete> unread) {

        void add(Cache<UUID, T> cache, UUID stamp, T value) {
            cache.put(stamp, value);
            byStamp.put(stamp, value);
        }

        boolean lacks(Collection<UUID> stamps) {
            return !byStamp.keySet().containsAll(stamps);
        }

        T get(UUID stamp) {
            return Objects.requireNonNull(byStamp.get(stamp));
        }
    }

    private static <R, T> Read<T> read(
            Cache<UUID, T> cache, Map<Athlete, R> rows, java.util.function.Function<R, List<UUID>> stamps) {
        var byStamp = new HashMap<UUID, T>();
        var unread = new ArrayList<Athlete>();
        rows.forEach((athlete, row) -> {
            for (var stamp : stamps.apply(row)) {
                var known = cache.getIfPresent(stamp);
                if (known != null) {
                    byStamp.put(stamp, known);
                } else if (!unread.contains(athlete)) {
                    unread.add(athlete);
                }
            }
        });
        return new Read<>(byStamp, unread);
    }

    private static RoundTrip.Values wanted(Collection<Athlete> athletes) {
        var values = new RoundTrip.Values("text", "text");
        athletes.forEach(athlete -> values.row(athlete.gym(), athlete.id()));
        return values;
    }

    static Known load(Connection connection, Athlete athlete) throws SQLException {
        return load(connection, new RoundTrip(), athlete);
    }

    /** @param also what is read in the same round trip, after what is read here */
    static Known load(Connection connection, RoundTrip also, Athlete athlete) throws SQLException {
        return Objects.requireNonNull(load(connection, also, List.of(athlete)).get(athlete));
    }

    /** The gym's athletes with a profile, by id, after that one. */
    static Map<String, Profile> profiles(Connection connection, String gym, String after, int limit)
            throws SQLException {
        try (var statement = connection.prepareStatement(
                "select athlete, profile from athlete_profile where gym = ? and athlete > ? order by athlete limit ?")) {
            statement.setString(1, gym);
            statement.setString(2, after);
            statement.setInt(3, limit);
            var profiles = new LinkedHashMap<String, Profile>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    profiles.put(rows.getString(1), ProgramEventCodec.read(rows.getString(2), Profile.class));
                }
            }
            return profiles;
        }
    }

    /** Whose program it is; absent when the gym has none of that id. */
    static Optional<Athlete> owner(Connection connection, String gym, UUID programId) throws SQLException {
        try (var statement =
                connection.prepareStatement("select athlete from program where gym = ? and program_id = ?")) {
            statement.setString(1, gym);
            statement.setObject(2, programId);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(new Athlete(gym, rows.getString(1))) : Optional.empty();
            }
        }
    }

    /** How a program that there is began. */
    static ProgramEvent.ProgramStarted started(Connection connection, String gym, UUID programId) throws SQLException {
        try (var statement =
                connection.prepareStatement("select definition from program where gym = ? and program_id = ?")) {
            statement.setString(1, gym);
            statement.setObject(2, programId);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return ProgramEventCodec.read(rows.getString(1), ProgramEvent.ProgramStarted.class);
            }
        }
    }

    static void save(Connection connection, Athlete athlete, Profile profile) throws SQLException {
        try (var statement = connection.prepareStatement(
                "insert into athlete_profile (gym, athlete, profile) values (?, ?, ?)"
                        + " on conflict (gym, athlete) do update set profile = excluded.profile, stamp = gen_random_uuid()")) {
            statement.setString(1, athlete.gym());
            statement.setString(2, athlete.id());
            statement.setString(3, ProgramEventCodec.write(profile));
            statement.executeUpdate();
        }
    }

    static void insert(Connection connection, Athlete athlete, ProgramEvent.ProgramStarted started)
            throws SQLException {
        try (var statement = connection.prepareStatement(
                "insert into program"
                        + " (gym, program_id, athlete, starts_on, started_nth, definition, planned_to) values (?, ?, ?, ?, ?, ?, 0)")) {
            statement.setString(1, athlete.gym());
            statement.setObject(2, started.programId());
            statement.setString(3, athlete.id());
            statement.setObject(4, started.startsOn());
            statement.setInt(5, started.nth());
            statement.setString(6, ProgramEventCodec.write(started));
            statement.executeUpdate();
        }
    }

    /** Keeps what a coach decided of a program. */
    static void add(Connection connection, String gym, UUID programId, ProgramEvent.OfCoach decided)
            throws SQLException {
        try (var statement = connection.prepareStatement(
                "update program set decisions = decisions || ?::text, stamp = gen_random_uuid()"
                        + " where gym = ? and program_id = ?")) {
            statement.setString(1, ProgramEventCodec.type(decided) + " " + ProgramEventCodec.write(decided));
            statement.setString(2, gym);
            statement.setObject(3, programId);
            statement.executeUpdate();
        }
    }

    private static Program program(ResultSet row) throws SQLException {
        var program = Program.evolve(
                null, ProgramEventCodec.read(row.getString("definition"), ProgramEvent.ProgramStarted.class));
        for (var decision : (String[]) row.getArray("decisions").getArray()) {
            int space = decision.indexOf(' ');
            program = Program.evolve(
                    program, ProgramEventCodec.read(decision.substring(0, space), decision.substring(space + 1)));
        }
        return program;
    }

    private static Athlete athlete(ResultSet row) throws SQLException {
        return new Athlete(row.getString("gym"), row.getString("athlete"));
    }

    private static UUID stamp(ResultSet row) throws SQLException {
        return row.getObject("stamp", UUID.class);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
