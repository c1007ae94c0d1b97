package topset.program.library;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import topset.program.gym.ProgramTemplate;
import topset.program.programs.ProgramEventCodec;

/** Tables {@code program_template} and {@code program_template_version}. Both are derived from the gym's events. */
final class ProgramTemplateTable {
    private static final String VERSION =
            "select v.id, v.version, t.version as newest, v.template, t.retired, v.saved_at"
                    + " from program_template t join program_template_version v on v.gym = t.gym and v.id = t.id"
                    + " where t.gym = ? and t.id = ? and v.version = ";

    private ProgramTemplateTable() {}

    /** @param newest the number of the template's newest version */
    record Stored(String id, int version, int newest, ProgramTemplate template, boolean retired, Instant savedAt) {}

    record Newest(String id, int version, String name, boolean retired, Instant savedAt) {}

    /** {@code all} also counts retired templates, {@code current} does not. */
    record Count(int all, int current) {}

    static Optional<Stored> newest(Connection connection, String gym, String id) throws SQLException {
        try (var statement = connection.prepareStatement(VERSION + "t.version")) {
            statement.setString(1, gym);
            statement.setString(2, id);
            return stored(statement.executeQuery());
        }
    }

    static Optional<Stored> version(Connection connection, String gym, String id, int version) throws SQLException {
        try (var statement = connection.prepareStatement(VERSION + "?")) {
            statement.setString(1, gym);
            statement.setString(2, id);
            statement.setInt(3, version);
            return stored(statement.executeQuery());
        }
    }

    private static Optional<Stored> stored(ResultSet rows) throws SQLException {
        try (rows) {
            return rows.next()
                    ? Optional.of(new Stored(
                            rows.getString("id"),
                            rows.getInt("version"),
                            rows.getInt("newest"),
                            ProgramEventCodec.read(rows.getString("template"), ProgramTemplate.class),
                            rows.getBoolean("retired"),
                            rows.getObject("saved_at", OffsetDateTime.class).toInstant()))
                    : Optional.empty();
        }
    }

    /** Ordered by id, starting after the given id. */
    static List<Newest> list(Connection connection, String gym, String after, int limit) throws SQLException {
        try (var statement = connection.prepareStatement("select id, version, name, retired, saved_at"
                + " from program_template where gym = ? and id > ? order by id limit ?")) {
            statement.setString(1, gym);
            statement.setString(2, after);
            statement.setInt(3, limit);
            var found = new ArrayList<Newest>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Newest(
                            rows.getString(1),
                            rows.getInt(2),
                            rows.getString(3),
                            rows.getBoolean(4),
                            rows.getObject(5, OffsetDateTime.class).toInstant()));
                }
            }
            return found;
        }
    }

    static Count count(Connection connection, String gym) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select count(*), count(*) filter (where not retired) from program_template where gym = ?")) {
            statement.setString(1, gym);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return new Count(rows.getInt(1), rows.getInt(2));
            }
        }
    }

    /** If the template was retired, it can be assigned again. */
    static void save(
            Connection connection, String gym, String id, int version, ProgramTemplate template, Instant savedAt)
            throws SQLException {
        var at = savedAt.atOffset(ZoneOffset.UTC);
        try (var statement = connection.prepareStatement(
                "insert into program_template_version (gym, id, version, template, saved_at) values (?, ?, ?, ?, ?)")) {
            statement.setString(1, gym);
            statement.setString(2, id);
            statement.setInt(3, version);
            statement.setString(4, ProgramEventCodec.write(template));
            statement.setObject(5, at);
            statement.executeUpdate();
        }
        try (var statement = connection.prepareStatement(
                "insert into program_template (gym, id, version, name, retired, saved_at) values (?, ?, ?, ?, false, ?)"
                        + " on conflict (gym, id) do update set version = excluded.version, name = excluded.name,"
                        + " retired = false, saved_at = excluded.saved_at")) {
            statement.setString(1, gym);
            statement.setString(2, id);
            statement.setInt(3, version);
            statement.setString(4, template.name());
            statement.setObject(5, at);
            statement.executeUpdate();
        }
    }

    static void retire(Connection connection, String gym, String id) throws SQLException {
        try (var statement =
                connection.prepareStatement("update program_template set retired = true where gym = ? and id = ?")) {
            statement.setString(1, gym);
            statement.setString(2, id);
            statement.executeUpdate();
        }
    }
}
