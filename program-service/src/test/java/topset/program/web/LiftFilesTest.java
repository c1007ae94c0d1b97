package topset.program.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that the lifter's page has all its files without a network. */
class LiftFilesTest {
    private static final Path RESOURCES = Path.of("src/main/resources/META-INF/resources");
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^(?:import|export) [^;]*? from '([^']+)'|\\bimport\\('([^']+)'\\)");
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"");
    private static final Pattern QUOTED = Pattern.compile("'(/[^']*)'");
    private static final Pattern TRANSLATIONS = Pattern.compile("`(/[^`$]+)\\.\\$\\{language\\}\\.json`");
    private static final Pattern LOADED = Pattern.compile("(?:href|src): '(/webjars/[^']+)'");
    private static final Pattern TEXTS = Pattern.compile("textsOf\\('([^']+)'\\)");

    @Test
    void the_workers_copy_has_every_file_that_the_page_loads() {
        var needed = new TreeSet<String>();
        var open = new ArrayDeque<>(found(LINK, read("/lift/index.html"))
                .filter(file -> !file.endsWith(".png"))
                .toList());
        while (!open.isEmpty()) {
            var file = open.pop();
            if (needed.add(file) && file.endsWith(".js") && !file.startsWith("/webjars/")) {
                loadedBy(file).forEach(open::push);
            }
        }

        var worker = read("/lift/worker.js");
        var copied = found(QUOTED, worker.substring(0, worker.indexOf(']'))).toList();

        assertThat(copied).containsAll(needed).doesNotHaveDuplicates();
        assertThat(copied)
                .filteredOn(file -> !file.startsWith("/webjars/"))
                .allSatisfy(
                        file -> assertThat(RESOURCES.resolve(file.substring(1))).exists());
    }

    /** Returns the modules that a script imports, and the texts that it reads. */
    private static Stream<String> loadedBy(String script) {
        var text = read(script);
        var address = URI.create(script);
        var imported = found(IMPORT, text).map(module -> address.resolve(module).toString());
        var texts = found(TEXTS, text)
                .flatMap(folder -> Stream.of("en", "de").map(language -> folder + "/texts." + language + ".json"));
        var later = found(LOADED, text);
        var translations = found(TRANSLATIONS, text)
                .flatMap(file -> Stream.of("en", "de").map(language -> file + "." + language + ".json"))
                .filter(file -> Files.exists(RESOURCES.resolve(file.substring(1))));
        return Stream.of(imported, texts, later, translations).flatMap(files -> files);
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern
                .matcher(text)
                .results()
                .map(result -> result.group(1) == null ? result.group(2) : result.group(1))
                .toList()
                .stream();
    }

    private static String read(String file) {
        try {
            return Files.readString(RESOURCES.resolve(file.substring(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
