package topset.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import topset.local.process.JavaProgram;
import topset.local.process.StackFailure;
import topset.local.process.StackFolder;
import topset.local.servers.Database;

/** Migrates the schema of one database with {@code topset-migrate}, with the password of the database's owner. */
record Migration(JavaProgram command, Path application, Path doneBy) {
    static Migration of(Path application, Database database, Neighbours neighbours, StackFolder folder) {
        String name = database.name().toLowerCase(Locale.ROOT) + "-migrate";
        List<String> arguments = new ArrayList<>(ClassArchive.recording(application, neighbours.aotCaches()));
        Collections.addAll(
                arguments,
                "-Xmx64m",
                "-XX:+UseSerialGC",
                // The services have this option, and share an archive of classes only with a JVM that has it too.
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + folder.temporaryFiles(),
                "-Dquarkus.profile=migrate",
                "-jar",
                application.resolve("quarkus-run.jar").toAbsolutePath().toString());
        JavaProgram command = new JavaProgram(
                name,
                arguments,
                neighbours.migrationEnvironment(database),
                folder.log(name),
                folder.pidFile(name),
                () -> true);
        // The file that marks a finished migration is inside the data folder, so that it is deleted together with the
        // data.
        Path doneBy = folder.postgres().resolve(database.database() + ".migrated");
        return new Migration(command, application, doneBy);
    }

    void run() {
        try {
            String fingerprint = fingerprint();
            if (Files.exists(doneBy) && Files.readString(doneBy).equals(fingerprint)) {
                return;
            }
            runAgain();
            Files.writeString(doneBy, fingerprint);
        } catch (IOException e) {
            throw new StackFailure(command.name() + " cannot be run: " + e.getMessage(), e);
        }
    }

    void runAgain() {
        command.runToItsEnd();
    }

    void kill() {
        command.kill();
    }

    /** Only the jars of the project contain migrations. */
    private String fingerprint() throws IOException {
        try (Stream<Path> own = Files.list(application.resolve("app"));
                Stream<Path> libraries = Files.list(application.resolve("lib").resolve("main"))) {
            return Stream.concat(
                            own,
                            libraries.filter(jar -> jar.getFileName().toString().startsWith("topset.")))
                    .sorted()
                    .map(Migration::line)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String line(Path jar) {
        return jar + " " + jar.toFile().length() + " " + jar.toFile().lastModified();
    }
}
