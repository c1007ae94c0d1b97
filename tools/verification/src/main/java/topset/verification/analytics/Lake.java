package topset.verification.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import topset.contract.Topics;

/**
 * A folder of Parquet files that DuckDB queries. A subscriber continues after the highest stored offset, so each event
 * is stored exactly once, even if the subscriber is killed at any moment.
 */
public final class Lake implements AutoCloseable {
    /**
     * The name of the folder for events of both services. The views also read the folders of an older layout, with one
     * folder for each topic.
     */
    private static final String EVENTS = "events";

    private static final String EVENT_FORM =
            "(topic varchar, partition integer, \"offset\" bigint, source varchar, gym varchar, athlete varchar,"
                    + " sequence bigint, id varchar, type varchar, \"time\" varchar, recorded_at varchar, data json)";

    private static final String TARGET_FORM =
            "(gym varchar, athlete varchar, slot varchar, sequence bigint, data json)";

    private static final String SUFFIX = ".parquet";

    private final Path folder;
    private final Connection duckdb;

    private Lake(Path folder, Connection duckdb) {
        this.folder = folder;
        this.duckdb = duckdb;
    }

    public static Lake open(Path folder) throws IOException, SQLException {
        var lake = new Lake(folder, DriverManager.getConnection("jdbc:duckdb:"));
        Files.createDirectories(folder.resolve(EVENTS));
        lake.write(EVENTS + "/empty", EVENT_FORM, List.of());
        Files.createDirectories(folder.resolve(Topics.TARGETS));
        if (!Files.exists(folder.resolve(Topics.TARGETS + "/newest.parquet"))) {
            lake.write(Topics.TARGETS + "/newest", TARGET_FORM, List.of());
        }
        lake.define();
        return lake;
    }

    private void define() throws SQLException {
        execute(text("views").replace("${lake}", quoted(folder.toAbsolutePath().toString())));
    }

    /**
     * Stores events of both services in one new file. A partition may contain events of both services, and a subscriber
     * continues after the partition's highest stored offset. If each service had its own file, a kill after the first
     * file could lose events with lower offsets in the second file.
     */
    void land(List<Landed> events) throws IOException, SQLException {
        if (events.isEmpty()) {
            return;
        }
        var first = events.getFirst();
        write(
                "%s/%s-%d-%020d".formatted(EVENTS, first.topic(), first.partition(), first.offset()),
                EVENT_FORM,
                events.stream().map(Lake::row).toList());
    }

    private static List<Object> row(Landed event) {
        var envelope = event.envelope();
        return List.of(
                event.topic(),
                event.partition(),
                event.offset(),
                envelope.source(),
                envelope.gym(),
                envelope.subject(),
                envelope.athleteSequence(),
                envelope.id(),
                envelope.type(),
                ISO_OFFSET_DATE_TIME.format(envelope.time()),
                ISO_OFFSET_DATE_TIME.format(envelope.recordedAt()),
                event.data());
    }

    /**
     * Removes the content of erased athletes from the files. The sequence numbers stay, so that queries can still check
     * that no event is missing.
     */
    void forgetErased() throws IOException, SQLException {
        for (var row : rows(text("to-forget"))) {
            var file = (String) row.getFirst();
            var name = folder.toAbsolutePath()
                    .relativize(Path.of(file).toAbsolutePath())
                    .toString();
            execute(text("forget").replace("${file}", quoted(file)));
            publish(name.substring(0, name.length() - SUFFIX.length()));
        }
    }

    /**
     * Replaces the stored newest states of slots. For a removed slot, stores that the slot was removed, and the
     * sequence number of the event that removed it.
     */
    void landTargets(Iterable<ConsumerRecord<String, byte[]>> newest) throws IOException, SQLException {
        var rows = new ArrayList<List<Object>>();
        for (var each : newest) {
            var key = each.key().split("/", -1);
            var sequence = each.headers().lastHeader("ce_athletesequence").value();
            rows.add(List.of(
                    key[0],
                    key[1],
                    key[2],
                    Long.parseLong(new String(sequence, UTF_8)),
                    each.value() == null ? "null" : new String(each.value(), UTF_8)));
        }
        write(Topics.TARGETS + "/newest", TARGET_FORM, rows);
    }

    private void write(String file, String form, List<List<Object>> rows) throws IOException, SQLException {
        execute("create or replace temp table landing " + form);
        if (!rows.isEmpty()) {
            var places = "?,".repeat(rows.getFirst().size());
            try (var insert = duckdb.prepareStatement(
                    "insert into landing values (" + places.substring(0, places.length() - 1) + ")")) {
                for (var row : rows) {
                    for (int i = 0; i < row.size(); i++) {
                        insert.setObject(i + 1, row.get(i));
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
        publish(file);
    }

    /** The file appears under its name only when it is complete. */
    private void publish(String file) throws IOException, SQLException {
        var unfinished = folder.resolve(file + ".unfinished");
        execute("copy landing to '" + quoted(unfinished.toAbsolutePath().toString())
                + "' (format parquet, compression zstd)");
        Files.move(unfinished, folder.resolve(file + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }

    Map<Landed.Part, Long> positions() throws SQLException {
        var positions = new HashMap<Landed.Part, Long>();
        for (var row : rows("select topic, partition, max(\"offset\") + 1 from event group by topic, partition")) {
            positions.put(new Landed.Part((String) row.get(0), (Integer) row.get(1)), (Long) row.get(2));
        }
        return positions;
    }

    Map<Landed.Counted, Long> seen() throws SQLException {
        var seen = new HashMap<Landed.Counted, Long>();
        for (var row : rows("select source, gym, athlete, max(sequence) from event group by source, gym, athlete")) {
            seen.put(new Landed.Counted((String) row.get(0), (String) row.get(1), (String) row.get(2)), (Long)
                    row.get(3));
        }
        return seen;
    }

    public List<List<Object>> ask(String question) throws SQLException {
        return rows(text(question));
    }

    public String table(String question, int most) throws SQLException {
        try (var statement = duckdb.createStatement();
                var result = statement.executeQuery(text(question))) {
            var table = new StringBuilder();
            int columns = result.getMetaData().getColumnCount();
            for (int i = 1; i <= columns; i++) {
                table.append("%-20s".formatted(result.getMetaData().getColumnLabel(i)));
            }
            for (int shown = 0; result.next(); shown++) {
                if (shown == most) {
                    return table.append("\n…").toString();
                }
                table.append('\n');
                for (int i = 1; i <= columns; i++) {
                    table.append("%-20s".formatted(result.getString(i)));
                }
            }
            return table.toString();
        }
    }

    List<List<Object>> rows(String sql) throws SQLException {
        var rows = new ArrayList<List<Object>>();
        try (var statement = duckdb.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                var row = new ArrayList<Object>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getObject(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = duckdb.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(String name) {
        var resource = "/analytics/" + name + ".sql";
        try (var in = Objects.requireNonNull(Lake.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        duckdb.close();
    }
}
