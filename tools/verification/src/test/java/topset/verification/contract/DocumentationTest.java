package topset.verification.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests that all files, commands, paths, tests and classes that Markdown files name exist. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final int LONGEST_LINE = 120;

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|src=\"([^\"]+)\"");
    private static final Pattern COMMAND = Pattern.compile("\\./topset ([a-z]+(?:-[a-z]+)*)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern TYPE = Pattern.compile("[A-Z][a-z]+(?:[A-Z][a-z]+)+");
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w+)");
    private static final Pattern CASE = Pattern.compile("(?m)^    ([a-z-]+)\\) \\w+ \"\\$@\" ;;$");

    /** Names of HTTP headers that look like Java types. */
    private static final Set<String> HEADERS = Set.of("RateLimit");

    /** Folders of what was built or installed. */
    private static final Set<String> SKIPPED = Set.of("target", "node_modules");

    private static List<Path> files = List.of();

    private record Line(Path file, int number, String text) {
        @Override
        public String toString() {
            return ROOT.relativize(file) + ":" + number + ": " + text;
        }
    }

    @BeforeAll
    static void find_the_files() throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var name = folder.getFileName().toString();
                var skipped = !folder.equals(ROOT) && (name.startsWith(".") || SKIPPED.contains(name));
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                found.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        files = List.copyOf(found);
        assertThat(documents()).contains(ROOT.resolve("README.md"), ROOT.resolve("docs/architecture.md"));
    }

    @Test
    void lines_have_at_most_120_characters_outside_of_code_tables_and_pictures() {
        var tooLong = prose(documents())
                .filter(line -> line.text().length() > LONGEST_LINE)
                .filter(line -> !line.text().startsWith("|") && !line.text().startsWith("!["));
        assertThat(tooLong).isEmpty();
    }

    @Test
    void links_lead_to_files_that_exist() {
        assertThat(lines(documents()).filter(line -> links(line.text()).anyMatch(link -> !exists(line.file(), link))))
                .isEmpty();
    }

    @Test
    void commands_exist() {
        var commands = Stream.concat(Stream.of("help"), found(CASE, read(ROOT.resolve("topset"))))
                .collect(Collectors.toSet());
        assertThat(commands).contains("run", "test");
        assertThat(lines(documents())
                        .filter(line -> !found(COMMAND, line.text()).allMatch(commands::contains)))
                .isEmpty();
    }

    @Test
    void paths_in_code_exist() {
        Predicate<String> isPath = code ->
                code.matches("\\.?\\w[\\w.-]*(/[\\w.-]+)+") && Files.exists(ROOT.resolve(code.replaceFirst("/.*", "")));
        assertThat(lines(documents())
                        .filter(line -> found(CODE, line.text())
                                .filter(isPath)
                                .filter(code -> !code.contains("/target") && !code.startsWith(".topset/"))
                                .anyMatch(code -> Files.notExists(ROOT.resolve(code)))))
                .isEmpty();
    }

    /**
     * Decision records and the changelog describe history, so they may name classes that no longer exist. The classes
     * of docs/client.md are generated, and ClientGuideTest compiles its examples.
     */
    @Test
    void tests_and_classes_exist() {
        var types = files.stream()
                .filter(file -> file.toString().endsWith(".java"))
                .flatMap(file -> found(DECLARED, read(file)))
                .collect(Collectors.toSet());
        var documents = documents().stream()
                .filter(file -> !file.toString().contains("/adr/"))
                .filter(file -> !file.endsWith("CHANGELOG.md") && !file.endsWith("client.md"))
                .toList();
        assertThat(lines(documents)
                        .filter(line -> found(CODE, line.text())
                                .filter(code -> TYPE.matcher(code).matches())
                                .anyMatch(code -> !types.contains(code) && !HEADERS.contains(code))))
                .isEmpty();
    }

    private static List<Path> documents() {
        return files.stream().filter(file -> file.toString().endsWith(".md")).toList();
    }

    private static Stream<Line> lines(List<Path> documents) {
        return documents.stream().flatMap(DocumentationTest::lines);
    }

    private static Stream<Line> lines(Path file) {
        var texts = read(file).lines().toList();
        return Stream.iterate(0, n -> n < texts.size(), n -> n + 1).map(n -> new Line(file, n + 1, texts.get(n)));
    }

    /** Returns the lines of the documents that are not in a code block. */
    private static Stream<Line> prose(List<Path> documents) {
        return documents.stream().flatMap(file -> {
            var prose = new ArrayList<Line>();
            var isCode = false;
            for (var line : lines(file).toList()) {
                isCode ^= line.text().startsWith("```");
                if (!isCode && !line.text().startsWith("    ")) {
                    prose.add(line);
                }
            }
            return prose.stream();
        });
    }

    private static Stream<String> links(String text) {
        return LINK.matcher(text)
                .results()
                .map(link -> link.group(1) == null ? link.group(2) : link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"));
    }

    private static boolean exists(Path document, String link) {
        return Files.exists(document.resolveSibling(link.replaceFirst("#.*", "")));
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
