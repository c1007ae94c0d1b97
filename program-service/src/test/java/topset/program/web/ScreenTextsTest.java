package topset.program.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the texts of both pages. Each folder with texts has them in English and German. */
class ScreenTextsTest {
    private static final Path PAGES = Path.of("src/main/resources/META-INF/resources");
    private static final Pattern TEXT = Pattern.compile("\\bt\\('([^']+)'[,)]");

    /** A script that is read late can name the folder of its texts. */
    private static final Pattern TEXTS_OF = Pattern.compile("textsOf\\('(/[^']+)'\\)");

    /** Scripts of the lifter's page that are not read with the page have their texts in a folder of their own. */
    private static final String LATE_TEXTS = "import { t } from './more.js'";

    static Stream<Path> folders() throws IOException {
        try (var files = Files.walk(PAGES)) {
            return files
                    .filter(Files::isDirectory)
                    .filter(folder -> Files.exists(folder.resolve("texts.en.json")))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void every_text_exists_in_both_languages(Path folder) throws IOException {
        var english = texts(folder, "en");
        assertThat(texts(folder, "de")).isEqualTo(english);
        try (var scripts = Files.list(folder)) {
            for (var script :
                    scripts.filter(file -> file.toString().endsWith(".js")).toList()) {
                var source = Files.readString(script);
                assertThat(TEXT.matcher(source).results().map(found -> found.group(1)))
                        .as(script.toString())
                        .isSubsetOf(texts(folderOfTexts(folder, source), "en"));
            }
        }
    }

    private static Path folderOfTexts(Path folder, String source) {
        var named = TEXTS_OF.matcher(source);
        if (named.find()) {
            return PAGES.resolve(named.group(1).substring(1));
        }
        return source.contains(LATE_TEXTS) ? folder.resolve("more") : folder;
    }

    private static Set<String> texts(Path folder, String language) throws IOException {
        var texts = new ObjectMapper()
                .readTree(folder.resolve("texts." + language + ".json").toFile());
        return new TreeSet<>(texts.propertyStream().map(Map.Entry::getKey).toList());
    }
}
