package topset.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains and uses the AOT cache of a small program, with the options that the services get. */
@Tag("integration")
class AotCacheTest {
    private static final List<String> JVM = List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");

    @TempDir
    static Path directory;

    private static Path application;
    private static Path trained;

    /** A program that a JVM can start from a jar. */
    static final class Greeting {
        private Greeting() {}

        static void main(String[] arguments) {
            System.out.println("Good morning");
        }
    }

    @BeforeAll
    static void train() throws IOException {
        application = Files.createDirectory(directory.resolve("application"));
        pack(application.resolve("greeting.jar"));
        trained = Files.createDirectory(directory.resolve("trained"));
        var training = cache(trained, AotCaches.Mode.TRAIN);
        run(training);
        training.publish();
    }

    @Test
    void a_trained_cache_is_one_that_the_jvm_accepts() {
        assertThat(run(cache(trained, AotCaches.Mode.ON))).contains("Good morning");
    }

    @Test
    void without_a_cache_a_program_starts_unless_it_must_have_one(@TempDir Path none) {
        assertThat(cache(none, AotCaches.Mode.AUTO).options()).isEmpty();
        assertThatThrownBy(() -> run(cache(none, AotCaches.Mode.ON))).isInstanceOf(StackFailure.class);
    }

    @Test
    void a_cut_cache_does_not_stop_a_start(@TempDir Path cut) throws IOException {
        var cache = copied(cut);
        try (var file = FileChannel.open(cache.file(), StandardOpenOption.WRITE)) {
            file.truncate(file.size() / 2);
        }

        assertThat(run(cache)).contains("Good morning");
    }

    @Test
    void a_cache_with_which_the_program_ends_is_deleted_and_the_program_is_started_without_it(@TempDir Path broken)
            throws IOException {
        var cache = copied(broken);
        var started = new ArrayList<List<String>>();
        var program = new CachedProgram(cache, options -> {
            var log = broken.resolve("log-" + started.size());
            started.add(options);
            // Stands for a JVM that a damaged cache kills.
            var arguments = options.isEmpty() ? arguments(List.of()) : List.of("-XX:NoSuchOption");
            return new JavaProgram(
                    "greeting", arguments, Map.of(), log, new PidFile(broken.resolve("pid")), options::isEmpty);
        });

        program.start();

        assertThat(cache.isTrained()).isFalse();
        assertThat(started).contains(List.of());
    }

    @Test
    void a_cache_fits_only_the_jars_and_options_with_which_it_was_trained() throws IOException {
        var other = Files.createDirectory(directory.resolve("other"));
        pack(other.resolve("greeting.jar"));
        var caches = new AotCaches(trained, AotCaches.Mode.AUTO);

        assertThat(caches.of("greeting", JVM, application).isTrained()).isTrue();
        assertThat(caches.of("greeting", JVM, other).isTrained()).isFalse();
        assertThat(caches.of("greeting", List.of(), application).isTrained()).isFalse();
    }

    @Test
    void a_new_cache_replaces_the_older_ones_of_its_program_only(@TempDir Path folder) throws IOException {
        var older = Files.createFile(folder.resolve("greeting-0123456789abcdef.aot"));
        var others = Files.createFile(folder.resolve("farewell-0123456789abcdef.aot"));
        var training = cache(folder, AotCaches.Mode.TRAIN);
        Files.createFile(training.file().resolveSibling(training.file().getFileName() + ".recorded"));

        training.publish();

        assertThat(older).doesNotExist();
        assertThat(others).exists();
        assertThat(training.file()).exists();
    }

    private static AotCache cache(Path folder, AotCaches.Mode mode) {
        return new AotCaches(folder, mode).of("greeting", JVM, application);
    }

    private static AotCache copied(Path folder) throws IOException {
        var copy = cache(folder, AotCaches.Mode.AUTO);
        Files.copy(cache(trained, AotCaches.Mode.AUTO).file(), copy.file());
        return copy;
    }

    /** Runs the program with a cache. Returns what it printed. */
    private static String run(AotCache cache) {
        var log = cache.file().resolveSibling("log-" + System.nanoTime());
        new JavaProgram(
                        "greeting",
                        arguments(cache.options()),
                        Map.of(),
                        log,
                        new PidFile(log.resolveSibling("pid")),
                        () -> true)
                .runToItsEnd();
        return read(log);
    }

    private static List<String> arguments(List<String> options) {
        var arguments = new ArrayList<>(JVM);
        arguments.addAll(options);
        arguments.addAll(List.of("-cp", application.resolve("greeting.jar").toString(), Greeting.class.getName()));
        return arguments;
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void pack(Path jar) throws IOException {
        var file = Greeting.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                var entries = new JarOutputStream(out);
                var bytes = Greeting.class.getResourceAsStream("/" + file)) {
            entries.putNextEntry(new JarEntry(file));
            entries.write(Objects.requireNonNull(bytes).readAllBytes());
            entries.closeEntry();
        }
    }
}
