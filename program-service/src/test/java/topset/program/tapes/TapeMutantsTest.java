package topset.program.tapes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mutant whose patch does not apply any more breaks nothing, and so no tape can find it. */
class TapeMutantsTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    @ParameterizedTest
    @MethodSource("mutants")
    void the_patch_of_a_mutant_applies_to_the_code(Path patch) throws Exception {
        var git = new ProcessBuilder("git", "apply", "--check", patch.toString())
                .directory(PROJECT.toFile())
                .redirectErrorStream(true)
                .start();
        var says = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(says).isZero();
    }

    @Test
    void there_are_as_many_mutants_as_the_documentation_says() throws IOException {
        assertThat(mutants()).hasSize(25);
    }

    static Stream<Path> mutants() throws IOException {
        try (var files = Files.list(PROJECT.resolve("program-service/src/test/tape-mutants"))) {
            return files.filter(each -> each.toString().endsWith(".patch")).sorted().toList().stream();
        }
    }
}
