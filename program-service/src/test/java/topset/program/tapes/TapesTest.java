package topset.program.tapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import topset.program.intake.TapeDoors;
import topset.program.tapes.Tape.Batches;

/**
 * Replays the tapes: what the service answers and publishes is what is stored in {@code src/test/resources/tapes}, line
 * by line (ADR 0097). The system property {@code topset.tapes} selects what is done instead:
 *
 * <ul>
 *   <li>{@code record} writes the tapes
 *   <li>{@code shuffled} replays them in the opposite order, with the events of each athlete in a batch of their own
 *   <li>{@code until-one-differs} stops replaying at the first difference, for mutants
 * </ul>
 */
@QuarkusTest
@TestProfile(TapeProfile.class)
@Tag("integration")
@Execution(ExecutionMode.SAME_THREAD)
class TapesTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "tapes");
    private static final String MODE = System.getProperty("topset.tapes", "replay");
    private static final int ALL = 121;

    private boolean hasFailed;

    @Inject
    TapeDoors doors;

    private static Map<String, Consumer<Tape>> tapes() {
        var tapes = new LinkedHashMap<String, Consumer<Tape>>();
        for (var named : List.of(
                ProgramTapes.all(),
                SetTapes.all(),
                LiftTapes.all(),
                CommandTapes.all(),
                ClockTapes.all(),
                GymTapes.all())) {
            tapes.putAll(named);
        }
        for (int seed = 1; tapes.size() < ALL; seed++) {
            int mixed = seed;
            tapes.put("mixture-%02d".formatted(seed), tape -> RandomTape.play(mixed, tape));
        }
        return tapes;
    }

    @TestFactory
    Stream<DynamicTest> every_tape_is_replayed_line_by_line() {
        var tapes = new ArrayList<>(tapes().entrySet());
        boolean isShuffled = MODE.equals("shuffled");
        if (isShuffled) {
            Collections.reverse(tapes);
        }
        var batches = isShuffled ? Batches.BY_ATHLETE : Batches.AS_WRITTEN;
        return tapes.stream()
                .takeWhile(each -> !MODE.equals("until-one-differs") || !hasFailed)
                .map(each -> test(each.getKey(), each.getValue(), batches));
    }

    private DynamicTest test(String name, Consumer<Tape> scenario, Batches batches) {
        return DynamicTest.dynamicTest(name, () -> {
            hasFailed = true;
            var tape = new Tape("tape-" + name, doors, batches);
            scenario.accept(tape);
            check(name, tape.lines());
            hasFailed = false;
        });
    }

    @Test
    void every_stored_tape_is_one_of_these() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            tapes().keySet().stream().map(TapesTest::file).toList());
        }
    }

    private static String file(String name) {
        return name + ".txt";
    }

    private static void check(String name, List<String> now) {
        var file = FOLDER.resolve(file(name));
        // A line is an input or an output; a refusal or an import has several lines.
        var lines = String.join("\n", now).lines().map(String::stripTrailing).toList();
        try {
            if (MODE.equals("record")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, String.join("\n", lines) + "\n");
                return;
            }
            compare(file, Files.readAllLines(file), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compare(Path file, List<String> stored, List<String> now) {
        for (int n = 0; n < Math.max(stored.size(), now.size()); n++) {
            var was = n < stored.size() ? stored.get(n) : "(the tape ends)";
            var is = n < now.size() ? now.get(n) : "(the tape ends)";
            if (!was.equals(is)) {
                fail("%s differs in line %d, after%n%s%nstored: %s%nnow:    %s"
                        .formatted(file, n + 1, input(stored, n), was, is));
            }
        }
    }

    /** The last input before a line. */
    private static String input(List<String> lines, int before) {
        for (int n = Math.min(before, lines.size()) - 1; n >= 0; n--) {
            if (lines.get(n).startsWith(">") || lines.get(n).startsWith("?")) {
                return lines.get(n);
            }
        }
        return "the beginning";
    }
}
