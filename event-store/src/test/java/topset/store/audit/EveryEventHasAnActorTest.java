package topset.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * An append always names its actor, because its constructor requires one. So only an append may write to the event
 * table.
 */
class EveryEventHasAnActorTest {

    private static final Pattern INSERT = Pattern.compile("(?i)insert\\s+into\\s+(?:public\\.)?event\\b");

    @Test
    void one_class_alone_inserts_into_the_event_table() throws IOException {
        assertThat(mainSources()
                        .filter(EveryEventHasAnActorTest::inserts)
                        .map(file -> file.getFileName().toString()))
                .containsExactly("EventRows.java");
    }

    private static boolean inserts(Path source) {
        try {
            return INSERT.matcher(Files.readString(source)).find();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    /**
     * The main sources of this module and of its neighbours, migrations included. The folder {@code tools} is excluded,
     * because the verification breaks data on purpose.
     */
    private static java.util.stream.Stream<Path> mainSources() throws IOException {
        List<Path> found = new ArrayList<>();
        try (var modules = Files.newDirectoryStream(Path.of("").toAbsolutePath().getParent())) {
            for (var module : modules) {
                var folder = module.resolve("src/main");
                if (Files.isDirectory(folder)) {
                    try (var files = Files.walk(folder)) {
                        files.filter(file -> file.toString().endsWith(".java")
                                        || file.toString().endsWith(".sql"))
                                .forEach(found::add);
                    }
                }
            }
        }
        return found.stream();
    }
}
