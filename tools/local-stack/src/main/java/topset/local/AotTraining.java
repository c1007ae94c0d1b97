package topset.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import topset.local.demo.TrainingRun;
import topset.local.process.AotCache;
import topset.local.process.AotCaches;
import topset.local.process.Ports;
import topset.local.process.StackFailure;
import topset.local.process.StackFolder;
import topset.local.servers.Database;

/** Creates the AOT caches of both services, unless they exist, by a training run in a separate, empty stack. */
final class AotTraining {

    private AotTraining() {}

    static void main(String[] arguments) {
        try {
            ProjectFolder project = ProjectFolder.ofThisProcess();
            if (project.aotMode() != AotCaches.Mode.OFF && !isDone(project)) {
                long began = System.nanoTime();
                System.out.println("Training the AOT caches of both services (once for each build) ...");
                train(
                        project::application,
                        project.aotCaches(AotCaches.Mode.TRAIN),
                        project.trainingData(),
                        project.software());
                System.out.printf(
                        Locale.ROOT,
                        "Trained after %d s.%n",
                        Duration.ofNanos(System.nanoTime() - began).toSeconds());
            }
            System.exit(0);
        } catch (StackFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static boolean isDone(ProjectFolder project) {
        return caches(project::application, project.aotCaches(AotCaches.Mode.TRAIN)).stream()
                .allMatch(AotCache::isTrained);
    }

    private static List<AotCache> caches(Function<Database, Path> applications, AotCaches caches) {
        return Arrays.stream(Database.values())
                .map(database -> Service.aotCache(database, applications.apply(database), caches))
                .toList();
    }

    static void train(Function<Database, Path> applications, AotCaches training, Path data, Path software) {
        LocalStackBuilder builder = LocalStack.builder()
                .ports(Ports.free())
                .dataDirectory(data)
                .softwareDirectory(software)
                .fresh(true)
                .services(applications.apply(Database.SESSION), applications.apply(Database.PROGRAM))
                .forLoad(true)
                .aotCaches(training);
        LocalStack stack = builder.prepare();
        Thread stop = new Thread(stack::kill, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        stack.startAll();
        new TrainingRun(
                        stack.sessionUrl(),
                        stack.programUrl(),
                        (role, subject) -> stack.token(TrainingRun.GYM, role, subject))
                .run();
        stack.close();
        Runtime.getRuntime().removeShutdownHook(stop);
        caches(applications, training).forEach(AotCache::publish);
        try (StackFolder folder = new StackFolder(data, false)) {
            folder.empty();
        }
    }
}
