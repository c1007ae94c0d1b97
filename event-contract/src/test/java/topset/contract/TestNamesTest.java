package topset.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every test method has a name that is a sentence in snake_case. */
class TestNamesTest {

    private static final Pattern TEST = Pattern.compile(
            "@(?:Test|Property|ParameterizedTest|RepeatedTest|TestFactory)\\b[^{;]*?\\s(\\w+)\\([^{;]*\\{");

    private static final Pattern SENTENCE = Pattern.compile("[a-z0-9]+(?:_[a-z0-9]+)*");

    @Test
    void every_test_is_named_by_a_sentence() throws IOException {
        List<String> names = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Path file : RetiredWordsTest.files(RetiredWordsTest.root())) {
            if (file.toString().contains("src/test/java") && file.toString().endsWith(".java")) {
                TEST.matcher(Files.readString(file)).results().forEach(found -> {
                    names.add(found.group(1));
                    if (!SENTENCE.matcher(found.group(1)).matches()) {
                        others.add(file.getFileName() + ": " + found.group(1));
                    }
                });
            }
        }
        assertThat(names).hasSizeGreaterThan(1_000);
        assertThat(others).isEmpty();
    }
}
