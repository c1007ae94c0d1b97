package topset.program.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests the files of the lifter's page: what the page needs without a network, and its texts. */
class LiftFilesTest {
    private static final Path RESOURCES = Path.of("src/main/resources/META-INF/resources");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import [^;]*? from '([^']+)'");
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"");
    private static final Pattern QUOTED = Pattern.compile("'(/[^']*)'");
    private static final Pattern TEXT = Pattern.compile("\\bt\\('([^']+)'[,)]");

    @Test
    void the_workers_copy_has_every_file_that_the_page_loads_at_its_start() throws IOException {
        var needed = new TreeSet<String>();
        var open = new ArrayDeque<>(found(LINK, read("/lift/index.html"))
                .filter(file -> !file.endsWith(".png"))
                .toList());
        while (!open.isEmpty()) {
            var file = open.pop();
            if (needed.add(file) && file.endsWith(".js") && !file.startsWith("/webjars/")) {
                found(IMPORT, read(file))
                        .map(imported -> imported.replaceFirst("^\\./", "/lift/"))
                        .map(imported -> file.startsWith("/page/") ? imported.replace("/lift/", "/page/") : imported)
                        .forEach(open::push);
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

    @Test
    void every_text_exists_in_both_languages() throws IOException {
        var english = texts("en");
        assertThat(texts("de")).isEqualTo(english);
        try (var scripts = Files.list(RESOURCES.resolve("lift"))) {
            assertThat(scripts.filter(file -> file.toString().endsWith(".js"))
                            .flatMap(file -> found(TEXT, read("/lift/" + file.getFileName())))
                            .toList())
                    .isSubsetOf(english);
        }
    }

    private static Set<String> texts(String language) throws IOException {
        var texts = new ObjectMapper().readTree(read("/lift/texts." + language + ".json"));
        return new TreeSet<>(texts.propertyStream().map(Map.Entry::getKey).toList());
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList().stream();
    }

    private static String read(String file) {
        try {
            return Files.readString(RESOURCES.resolve(file.substring(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
