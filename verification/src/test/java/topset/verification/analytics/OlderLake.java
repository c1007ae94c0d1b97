package topset.verification.analytics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import topset.contract.Topics;

/**
 * Converts lakes to the older layout: one folder per log, and no column {@code source}. Subscribers could not yet have
 * their own topic then.
 */
final class OlderLake {

    private OlderLake() {}

    /** Converts a lake in place. */
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
