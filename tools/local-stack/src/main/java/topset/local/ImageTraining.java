package topset.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import topset.local.process.AotCaches;
import topset.local.process.StackFailure;
import topset.local.servers.Database;

/**
 * Creates the AOT caches of both services while their container images are built: {@code FOLDER-OF-PACKAGES OUTPUT}. A
 * JVM accepts a cache only for jars with the same paths, so this program runs on the paths of the images.
 */
final class ImageTraining {

    private ImageTraining() {}

    static void main(String[] arguments) {
        try {
            long began = System.nanoTime();
            train(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
            System.out.printf(
                    Locale.ROOT,
                    "Trained the AOT caches of both services in %d s.%n",
                    Duration.ofNanos(System.nanoTime() - began).toSeconds());
            System.exit(0);
        } catch (StackFailure | IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void train(Path applications, Path output, Path other) throws IOException {
        AotCaches caches = new AotCaches(Files.createDirectories(other.resolve("caches")), AotCaches.Mode.TRAIN);
        AotTraining.train(
                database -> in(applications, database), caches, other.resolve("stack"), other.resolve("software"));
        for (Database database : Database.values()) {
            Path trained = Service.aotCache(database, in(applications, database), caches)
                    .file();
            Files.move(trained, Files.createDirectories(in(output, database)).resolve("service.aot"));
        }
    }

    private static Path in(Path folder, Database database) {
        return folder.resolve(Service.fileName(database.service()));
    }
}
