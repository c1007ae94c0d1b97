package topset.program.library;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import topset.program.gym.ProgramTemplate;
import topset.program.library.ProgramTemplateView.ProgramTemplateSummary;
import topset.program.programs.ProgramEventCodec;
import topset.store.Sql;

/** Tables {@code program_template} and {@code program_template_version}. Both are derived from the gym's events. */
final class ProgramTemplateTable {
    private static final String VERSION =
            "select v.id, v.version, t.version as newest, v.template, t.retired, v.saved_at"
                    + " from program_template t join program_template_version v on v.gym = t.gym and v.id = t.id"
                    + " where t.gym = ? and t.id = ? and v.version = ";

    private ProgramTemplateTable() {}

    /** @param newest the number of the template's newest version */
    record Stored(String id, int version, int newest, ProgramTemplate template, boolean retired, Instant savedAt) {}

    /** {@code all} also counts retired templates, {@code current} does not. */
    record Count(int all, int current) {}

    static Optional<Stored> newest(Connection connection, String gym, String id) throws SQLException {
        return Sql.first(connection, VERSION + "t.version", ProgramTemplateTable::stored, gym, id);
    }

    static Optional<Stored> version(Connection connection, String gym, String id, int version) throws SQLException {
        return Sql.first(connection, VERSION + "?", ProgramTemplateTable::stored, gym, id, version);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getString("id"),
                row.getInt("version"),
                row.getInt("newest"),
                ProgramEventCodec.read(row.getString("template"), ProgramTemplate.class),
                row.getBoolean("retired"),
                row.getObject("saved_at", OffsetDateTime.class).toInstant());
    }

    /** Ordered by id, starting after the given id. */
    static List<ProgramTemplateSummary> list(Connection connection, String gym, String after, int limit)
            throws SQLException {
        return Sql.list(
                connection,
                "select id, version, name, retired, saved_at"
                        + " from program_template where gym = ? and id > ? order by id limit ?",
                rows -> new ProgramTemplateSummary(
                        rows.getString(1),
                        rows.getInt(2),
                        rows.getObject(5, OffsetDateTime.class),
                        rows.getBoolean(4) ? true : null,
                        rows.getString(3)),
                gym,
                after,
                limit);
    }

    static Count count(Connection connection, String gym) throws SQLException {
        return Sql.one(
                connection,
                "select count(*), count(*) filter (where not retired) from program_template where gym = ?",
                rows -> new Count(rows.getInt(1), rows.getInt(2)),
                gym);
    }

    /** If the template was retired, it can be assigned again. */
    static void save(
            Connection connection, String gym, String id, int version, ProgramTemplate template, Instant savedAt)
            throws SQLException {
        var at = savedAt.atOffset(ZoneOffset.UTC);
        Sql.change(
                connection,
                "insert into program_template_version (gym, id, version, template, saved_at) values (?, ?, ?, ?, ?)",
                gym,
                id,
                version,
                ProgramEventCodec.write(template),
                at);
        Sql.change(
                connection,
                "insert into program_template (gym, id, version, name, retired, saved_at) values (?, ?, ?, ?, false, ?)"
                        + " on conflict (gym, id) do update set version = excluded.version, name = excluded.name,"
                        + " retired = false, saved_at = excluded.saved_at",
                gym,
                id,
                version,
                template.name(),
                at);
    }

    static void retire(Connection connection, String gym, String id) throws SQLException {
        Sql.change(connection, "update program_template set retired = true where gym = ? and id = ?", gym, id);
    }
}
