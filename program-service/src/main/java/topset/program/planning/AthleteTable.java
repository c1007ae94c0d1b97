package topset.program.planning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.training.TrainingCalendar;
import topset.store.Athlete;

/** Tables {@code athlete_profile} and {@code program}: who trains, and by which programs. */
final class AthleteTable {

    /** A program without its weeks, and how far it is planned; {@code plannedTo} is 0 before the first fold. */
    record Planned(Program program, int plannedTo) {}

    /** An athlete's profile and programs, in the order in which the programs run. */
    record Known(Athlete athlete, @Nullable Profile profile, List<Planned> programs) {

        static final Comparator<Planned> ORDER = Comparator.<Planned, LocalDate>comparing(
                        planned -> planned.program().startsOn())
                .thenComparingInt(planned -> planned.program().nth());

        TrainingCalendar calendar(Program program) {
            if (profile == null) {
                throw new IllegalStateException("athlete " + athlete + " has a program and no profile");
            }
            return new TrainingCalendar(program.startsOn(), profile.zones());
        }

        /** When a program ends because another follows; absent for the last. */
        Optional<LocalDate> endsOn(Program program) {
            return programs.stream()
                    .map(Planned::program)
                    .dropWhile(each -> !each.id().equals(program.id()))
                    .skip(1)
                    .findFirst()
                    .map(Program::startsOn);
        }

        @Nullable
        Instant endsAt(Program program) {
            return endsOn(program)
                    .map(date -> new TrainingCalendar(date, calendar(program).zones()).startOf(1))
                    .orElse(null);
        }

        /** The program that runs on a date; before the first one starts, the first. */
        Optional<Planned> active(LocalDate date) {
            var begun = programs.stream()
                    .filter(planned -> !planned.program().startsOn().isAfter(date))
                    .toList();
            return begun.isEmpty() ? programs.stream().findFirst() : Optional.of(begun.getLast());
        }
    }

    private static final String PROFILES = "select p.gym, p.athlete, p.profile from athlete_profile p"
            + " join unnest(?::text[], ?::text[]) w(gym, athlete) on p.gym = w.gym and p.athlete = w.athlete";

    private static final String PROGRAMS = "select p.gym, p.athlete, p.definition, p.planned_to from program p"
            + " join unnest(?::text[], ?::text[]) w(gym, athlete) on p.gym = w.gym and p.athlete = w.athlete";

    /** A definition never changes and is read with every set of its athlete: what was parsed is kept, by its text. */
    private static final Cache<String, Program> DEFINITIONS =
            Caffeine.newBuilder().maximumSize(2_000).build();

    private static final Cache<String, Profile> PROFILES_READ =
            Caffeine.newBuilder().maximumSize(2_000).build();

    private AthleteTable() {}

    private static Program program(String definition) {
        return Program.evolve(null, ProgramEventCodec.read(definition, ProgramEvent.ProgramStarted.class));
    }

    private static Profile profile(String profile) {
        return ProgramEventCodec.read(profile, Profile.class);
    }

    static Map<Athlete, Known> load(Connection connection, Collection<Athlete> athletes) throws SQLException {
        var gyms = athletes.stream().map(Athlete::gym).toArray();
        var ids = athletes.stream().map(Athlete::id).toArray();
        var profiles = new HashMap<Athlete, Profile>();
        try (var statement = connection.prepareStatement(PROFILES)) {
            statement.setArray(1, connection.createArrayOf("text", gyms));
            statement.setArray(2, connection.createArrayOf("text", ids));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    profiles.put(athlete(rows), PROFILES_READ.get(rows.getString("profile"), AthleteTable::profile));
                }
            }
        }
        var programs = new HashMap<Athlete, List<Planned>>();
        try (var statement = connection.prepareStatement(PROGRAMS)) {
            statement.setArray(1, connection.createArrayOf("text", gyms));
            statement.setArray(2, connection.createArrayOf("text", ids));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    programs.computeIfAbsent(athlete(rows), a -> new ArrayList<>())
                            .add(planned(rows));
                }
            }
        }
        var known = new HashMap<Athlete, Known>();
        for (var athlete : athletes) {
            var theirs = programs.getOrDefault(athlete, List.of());
            known.put(
                    athlete,
                    new Known(
                            athlete,
                            profiles.get(athlete),
                            theirs.stream().sorted(Known.ORDER).toList()));
        }
        return known;
    }

    static Known load(Connection connection, Athlete athlete) throws SQLException {
        return java.util.Objects.requireNonNull(
                load(connection, List.of(athlete)).get(athlete));
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

    static void save(Connection connection, Athlete athlete, Profile profile) throws SQLException {
        try (var statement =
                connection.prepareStatement("insert into athlete_profile (gym, athlete, profile) values (?, ?, ?)"
                        + " on conflict (gym, athlete) do update set profile = excluded.profile")) {
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

    private static Athlete athlete(ResultSet row) throws SQLException {
        return new Athlete(row.getString("gym"), row.getString("athlete"));
    }

    private static Planned planned(ResultSet row) throws SQLException {
        return new Planned(
                DEFINITIONS.get(row.getString("definition"), AthleteTable::program), row.getInt("planned_to"));
    }

    /** A moment as a column; absent stays absent. */
    static @Nullable OffsetDateTime column(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(java.time.ZoneOffset.UTC);
    }
}
