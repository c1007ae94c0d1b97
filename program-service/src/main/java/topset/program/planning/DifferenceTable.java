package topset.program.planning;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.planning.PlanDifference.Kind;
import topset.store.Athlete;

/** Table {@code rebuild_difference}. */
public final class DifferenceTable {
    private static final String ADD = "insert into rebuild_difference"
            + " (gym, athlete, n, kind, program_id, slot_id, week, live, rebuilt, type, data) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** Athletes with something to tell, after one. */
    private static final String TO_TELL =
            "select d.gym, d.athlete, d.program_id, d.type, d.data from rebuild_difference d join"
                    + " (select distinct gym, athlete from rebuild_difference where type is not null and (gym, athlete) > (?, ?)"
                    + " order by gym, athlete limit ?) a using (gym, athlete) where d.type is not null order by d.gym, d.athlete, d.program_id, d.n";

    /** How often what differs, and in how many athletes. */
    public record Count(Kind kind, long differences, long athletes) {}

    /** A difference, for a person. */
    public record Shown(Athlete athlete, PlanDifference difference) {}

    /** Events to be stored of an athlete's programs. */
    record ToTell(Map<Athlete, Map<UUID, List<ProgramEvent>>> byAthlete) {}

    /** Forgets those of an earlier rebuild. */
    public void clear(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("delete from rebuild_difference");
        }
    }

    void replace(Connection connection, Athlete athlete, List<PlanDifference> differences) throws SQLException {
        try (var statement =
                connection.prepareStatement("delete from rebuild_difference where gym = ? and athlete = ?")) {
            statement.setString(1, athlete.gym());
            statement.setString(2, athlete.id());
            statement.executeUpdate();
        }
        if (differences.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(ADD)) {
            for (int n = 0; n < differences.size(); n++) {
                var each = differences.get(n);
                var event = each.event();
                statement.setString(1, athlete.gym());
                statement.setString(2, athlete.id());
                statement.setInt(3, n + 1);
                statement.setString(4, each.kind().name());
                statement.setObject(5, each.programId());
                statement.setString(6, each.slotId());
                statement.setObject(7, each.week(), Types.INTEGER);
                statement.setString(8, each.live());
                statement.setString(9, each.rebuilt());
                statement.setString(10, event == null ? null : ProgramEventCodec.type(event));
                statement.setString(11, event == null ? null : ProgramEventCodec.write(event));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Whether something that is only counted differed when the athlete was compared last. */
    boolean countedBefore(Connection connection, Athlete athlete) throws SQLException {
        try (var statement = connection.prepareStatement("select from rebuild_difference where gym = ? and athlete = ?"
                + " and kind in ('FACTS', 'DEFINITION') limit 1")) {
            statement.setString(1, athlete.gym());
            statement.setString(2, athlete.id());
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Of each kind. */
    public List<Count> counts(Connection connection) throws SQLException {
        var counts = new ArrayList<Count>();
        try (var statement = connection.prepareStatement(
                        "select kind, count(*), count(distinct (gym, athlete)) from rebuild_difference"
                                + " group by kind order by kind");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                counts.add(new Count(Kind.valueOf(rows.getString(1)), rows.getLong(2), rows.getLong(3)));
            }
        }
        return counts;
    }

    /** The first of them. */
    public List<Shown> first(Connection connection, int limit) throws SQLException {
        var shown = new ArrayList<Shown>();
        try (var statement =
                connection.prepareStatement("select * from rebuild_difference order by gym, athlete, n limit ?")) {
            statement.setInt(1, limit);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    shown.add(shown(rows));
                }
            }
        }
        return shown;
    }

    /** The next athletes with something to tell. */
    ToTell toTell(Connection connection, @Nullable Athlete after, int athletes) throws SQLException {
        var byAthlete = new LinkedHashMap<Athlete, Map<UUID, List<ProgramEvent>>>();
        try (var statement = connection.prepareStatement(TO_TELL)) {
            statement.setString(1, after == null ? "" : after.gym());
            statement.setString(2, after == null ? "" : after.id());
            statement.setInt(3, athletes);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    byAthlete
                            .computeIfAbsent(
                                    new Athlete(rows.getString(1), rows.getString(2)), a -> new LinkedHashMap<>())
                            .computeIfAbsent(
                                    Objects.requireNonNull(rows.getObject(3, UUID.class)), id -> new ArrayList<>())
                            .add(ProgramEventCodec.read(rows.getString(4), rows.getString(5)));
                }
            }
        }
        return new ToTell(byAthlete);
    }

    private static Shown shown(ResultSet row) throws SQLException {
        return new Shown(
                new Athlete(row.getString("gym"), row.getString("athlete")),
                new PlanDifference(
                        Kind.valueOf(row.getString("kind")),
                        row.getObject("program_id", UUID.class),
                        row.getString("slot_id"),
                        row.getObject("week", Integer.class),
                        row.getString("live"),
                        row.getString("rebuilt"),
                        null));
    }
}
