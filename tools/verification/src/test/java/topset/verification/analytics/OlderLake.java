package topset.verification.analytics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import topset.contract.Topics;

/**
 * Converts a lake to the layout of an older version: one folder for each log, and no column {@code source}. In that
 * version a subscriber had no topic of its own.
 */
final class OlderLake {

    private OlderLake() {}

    /** Converts a lake to the older layout, in its folder. */
    static void make(Path lake) throws IOException, SQLException {
        try (var duckdb = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duckdb.createStatement()) {
            for (var log : List.of(Topics.SESSION_EVENTS, Topics.PROGRAM_EVENTS)) {
                Files.createDirectories(lake.resolve(log));
                statement.execute("""
                        copy (select * exclude (source) from read_parquet('%1$s/events/*.parquet') where topic = '%2$s')
                        to '%1$s/%2$s/0.parquet' (format parquet)""".formatted(lake, log));
            }
        }
        try (var files = Files.list(lake.resolve("events"))) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
