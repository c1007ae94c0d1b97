package topset.verification.drill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Comparator;
import topset.verification.chaos.pair.ShakenPair;

/**
 * A backup made as PostgreSQL's documentation says ("Making a Base Backup Using the Low Level API"), because the
 * embedded PostgreSQL has no pg_basebackup.
 */
final class PostgresArchive {
    private final ShakenPair pair;
    private final Path data;
    private final Path base;
    private final Path wal;

    PostgresArchive(ShakenPair pair) throws IOException {
        this.pair = pair;
        this.data = pair.folder("postgres");
        this.base = pair.folder("base-backup");
        this.wal = pair.folder("wal-archive");
        Files.createDirectories(wal);
    }

    void begin() throws SQLException {
        execute(
                "alter system set archive_mode = on",
                "alter system set archive_command = 'test ! -f %s/%%f && cp %%p %s/%%f'".formatted(wal, wal));
        pair.stack().postgres().stop();
        pair.stack().postgres().start();
    }

    long backUp() throws SQLException, IOException {
        // PostgreSQL requires that both backup functions are called on the same connection.
        try (var connection = pair.connectAsSuperuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('drill', true)");
            copy(data, base);
            try (var end = statement.executeQuery("select labelfile from pg_backup_stop()")) {
                end.next();
                Files.writeString(base.resolve("backup_label"), end.getString(1), UTF_8);
            }
        }
        try (var files = Files.walk(base)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(PostgresArchive::size)
                    .sum();
        }
    }

    /**
     * Returns PostgreSQL's current time. When the method returns, the archive contains every commit up to this time.
     */
    String archivedNow() throws SQLException, InterruptedException {
        var now = one("select now()::text");
        // The recovery ends at the first commit after the target time. This statement makes sure that there is such a
        // commit.
        execute("create table if not exists drill_mark (at timestamptz)", "insert into drill_mark values (now())");
        var segment = one("select pg_walfile_name(pg_current_wal_lsn())");
        execute("select pg_switch_wal()");
        while (Files.notExists(wal.resolve(segment))) {
            Thread.sleep(50);
        }
        return now;
    }

    void lose() throws IOException {
        pair.stack().postgres().kill();
        delete(data);
    }

    void restore(String time) throws IOException {
        copy(base, data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(data.resolve("pg_wal"));
        Files.writeString(data.resolve("recovery.signal"), "");
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                """
                archive_mode = off
                hot_standby = off
                restore_command = 'cp %s/%%f %%p'
                recovery_target_time = '%s'
                recovery_target_action = 'promote'
                """.formatted(wal, time),
                UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        pair.stack().postgres().start();
    }

    private void execute(String... statements) throws SQLException {
        try (var connection = pair.connectAsSuperuser("postgres");
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    private String one(String query) throws SQLException {
        try (var connection = pair.connectAsSuperuser("postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** PostgreSQL may delete files during the copy; the replay of the write-ahead log repairs the copy. */
    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                var target = to.resolve(from.relativize(folder));
                Files.createDirectories(target);
                Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(folder));
                return folder.equals(from.resolve("pg_wal")) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.getFileName().toString().startsWith("postmaster.")) {
                    try {
                        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                    } catch (NoSuchFileException e) {
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
