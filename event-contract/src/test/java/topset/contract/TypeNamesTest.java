package topset.contract;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No two top-level types of the repository share a simple name. */
class TypeNamesTest {

    /** Allowed: one type is the prescription in the rules, the other is its published form. */
    private static final Set<String> SHARED = Set.of("Prescription");

    @Test
    void no_two_types_have_the_same_simple_name() throws IOException {
        var filesByName = RetiredWordsTest.files(RetiredWordsTest.root()).stream()
                .filter(file -> file.toString().replace('\\', '/').contains("/src/"))
                .filter(file -> file.toString().endsWith(".java"))
                .collect(groupingBy(TypeNamesTest::simpleName));
        filesByName.keySet().removeAll(SHARED);
        filesByName.remove("package-info");

        assertThat(filesByName).hasSizeGreaterThan(500);
        assertThat(filesByName.values()).allSatisfy(files -> assertThat(files).hasSize(1));
    }

    private static String simpleName(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }
}
