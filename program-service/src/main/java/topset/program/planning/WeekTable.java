package topset.program.planning;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.planning.ProgramEvent.BackoffAdjusted;
import topset.program.planning.ProgramEvent.WeekRecomputed;
import topset.program.training.SlotWeek;
import topset.program.training.TodayBackoff;
import topset.store.Athlete;

/** Tables {@code slot_week} and {@code today_backoff}: the newest decision of each slot and week, and of each session. */
final class WeekTable {

    /** Which weeks of a program are wanted, and the backoffs of which sessions. */
    record Wanted(Athlete athlete, Program program, int fromWeek, Collection<String> sessions) {}

    /** How far a program is planned now. */
    record Progress(
            String gym,
            UUID programId,
            int plannedTo,
            @Nullable Instant nextWeekAt) {}

    /** Program ids are unique within a gym only. */
    record Key(String gym, UUID programId) {}

    private static final String WEEKS =
            "select s.gym, s.program_id, s.slot_id, s.week, s.revision, s.revised_after_final, s.slot_week"
                    + " from unnest(?::text[], ?::uuid[], ?::int[]) w(gym, program_id, from_week)"
                    + " join slot_week s on s.gym = w.gym and s.program_id = w.program_id and s.week >= w.from_week";

    private static final String BACKOFFS = "select b.gym, b.program_id, b.session_id, b.slot_id, b.backoff"
            + " from unnest(?::text[], ?::text[], ?::text[]) w(gym, athlete, session_id)"
            + " join today_backoff b on b.gym = w.gym and b.athlete = w.athlete and b.session_id = w.session_id";

    private static final String SAVE_WEEK = "insert into slot_week"
            + " (gym, program_id, slot_id, week, revision, revised_after_final, slot_week) values (?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (gym, program_id, week, slot_id) do update set revision = excluded.revision,"
            + " revised_after_final = excluded.revised_after_final, slot_week = excluded.slot_week";

    private static final String SAVE_BACKOFF = "insert into today_backoff"
            + " (gym, athlete, session_id, program_id, slot_id, backoff) values (?, ?, ?, ?, ?, ?)"
            + " on conflict (gym, athlete, session_id, program_id, slot_id) do update set backoff = excluded.backoff";

    private static final String SAVE_PROGRESS =
            "update program set planned_to = ?, next_week_at = ? where gym = ? and program_id = ?";

    private WeekTable() {}

    /** The programs with the weeks and backoffs wanted. */
    static Map<Key, Program> load(Connection connection, List<Wanted> wanted) throws SQLException {
        var weeks = new HashMap<Key, Map<Program.SlotInWeek, Program.Decided>>();
        try (var statement = connection.prepareStatement(WEEKS)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            wanted.stream().map(each -> each.athlete().gym()).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid",
                            wanted.stream().map(each -> each.program().id()).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "int", wanted.stream().map(Wanted::fromWeek).toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    weeks.computeIfAbsent(key(rows), key -> new HashMap<>())
                            .put(
                                    new Program.SlotInWeek(rows.getInt("week"), rows.getString("slot_id")),
                                    new Program.Decided(
                                            ProgramEventCodec.read(rows.getString("slot_week"), SlotWeek.class),
                                            rows.getInt("revision"),
                                            rows.getBoolean("revised_after_final")));
                }
            }
        }
        var backoffs = backoffs(connection, wanted);
        var programs = new HashMap<Key, Program>();
        for (var each : wanted) {
            var key = new Key(each.athlete().gym(), each.program().id());
            programs.put(
                    key, each.program().with(weeks.getOrDefault(key, Map.of()), backoffs.getOrDefault(key, Map.of())));
        }
        return programs;
    }

    private static Map<Key, Map<Program.SlotInSession, TodayBackoff>> backoffs(
            Connection connection, List<Wanted> wanted) throws SQLException {
        record Session(Athlete athlete, String id) {}
        var sessions = wanted.stream()
                .flatMap(each -> each.sessions().stream().map(id -> new Session(each.athlete(), id)))
                .distinct()
                .toList();
        var backoffs = new HashMap<Key, Map<Program.SlotInSession, TodayBackoff>>();
        if (sessions.isEmpty()) {
            return backoffs;
        }
        try (var statement = connection.prepareStatement(BACKOFFS)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            sessions.stream().map(each -> each.athlete().gym()).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            sessions.stream().map(each -> each.athlete().id()).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text", sessions.stream().map(Session::id).toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    backoffs.computeIfAbsent(key(rows), key -> new HashMap<>())
                            .put(
                                    new Program.SlotInSession(rows.getString("session_id"), rows.getString("slot_id")),
                                    ProgramEventCodec.read(rows.getString("backoff"), TodayBackoff.class));
                }
            }
        }
        return backoffs;
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getString("gym"), row.getObject("program_id", UUID.class));
    }

    static void saveWeeks(Connection connection, Map<Athlete, List<WeekRecomputed>> decided) throws SQLException {
        try (var statement = connection.prepareStatement(SAVE_WEEK)) {
            for (var entry : decided.entrySet()) {
                for (var each : entry.getValue()) {
                    statement.setString(1, entry.getKey().gym());
                    statement.setObject(2, each.programId());
                    statement.setString(3, each.slotWeek().slotId());
                    statement.setInt(4, each.slotWeek().week());
                    statement.setInt(5, each.revision());
                    statement.setBoolean(6, each.revisedAfterFinal());
                    statement.setString(7, ProgramEventCodec.write(each.slotWeek()));
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    static void saveBackoffs(Connection connection, Map<Athlete, List<BackoffAdjusted>> adjusted) throws SQLException {
        try (var statement = connection.prepareStatement(SAVE_BACKOFF)) {
            for (var entry : adjusted.entrySet()) {
                for (var each : entry.getValue()) {
                    statement.setString(1, entry.getKey().gym());
                    statement.setString(2, entry.getKey().id());
                    statement.setString(3, each.sessionId().toString());
                    statement.setObject(4, each.programId());
                    statement.setString(5, each.slotId());
                    statement.setString(6, ProgramEventCodec.write(each.backoff()));
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    static void saveProgress(Connection connection, List<Progress> progress) throws SQLException {
        try (var statement = connection.prepareStatement(SAVE_PROGRESS)) {
            for (var each : progress) {
                statement.setInt(1, each.plannedTo());
                statement.setObject(2, AthleteTable.column(each.nextWeekAt()), Types.TIMESTAMP_WITH_TIMEZONE);
                statement.setString(3, each.gym());
                statement.setObject(4, each.programId());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
