package topset.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Sources and texts use plain technical English. Words that were retired because they are unclear fail this test. */
class RetiredWordsTest {

    /** A space stands for any whitespace and for the start of a comment line. */
    private static final Pattern RETIRED = Pattern.compile(
            ("\\b(?:un ?)?told\\b|\\btell(?:s|ing)?\\b|\\banew\\b|\\bwhoever\\b|\\bwhatever\\b|\\bunder way\\b"
                            + "|\\btak(?:e|es|en|ing) (?:it |them )?in\\b|\\btook (?:it |them )?in\\b"
                            + "|\\bg(?:ive|ives|iving|ave|iven) up\\b|\\bby what \\w+ comes? to\\b")
                    .replace(" ?", "@")
                    .replace(" ", "[\\s*/#]+")
                    .replace("@", " ?"),
            Pattern.CASE_INSENSITIVE);

    /** Splits identifiers into words: {@code eventTail} and {@code event_tail}. */
    private static final Pattern IN_IDENTIFIERS = Pattern.compile("_|(?<=[a-z])(?=[A-Z][a-z])");

    private static final Pattern TEXTS = Pattern.compile(
            ".*\\.(?:java|md|sql|js|html|css|ya?ml|sh|properties|xml|conf)|topset|\\.ci/run|deploy/[^.]*");

    /** Published schemas may not change. */
    private static final Pattern FIXED = Pattern.compile(".*/resources/(?:schema|published)/.*");

    @Test
    void no_retired_word_is_used() throws IOException {
        var root = root();
        List<String> found = new ArrayList<>();
        int files = 0;
        for (Path file : files(root)) {
            var name = root.relativize(file).toString().replace('\\', '/');
            if (TEXTS.matcher(name).matches()
                    && !FIXED.matcher(name).matches()
                    && !name.endsWith("/RetiredWordsTest.java")) {
                found.addAll(retired(name, Files.readString(file)));
                files++;
            }
        }
        assertThat(files).isGreaterThan(500);
        assertThat(found).isEmpty();
    }

    @Test
    void words_are_found_in_texts_and_in_identifiers() {
        assertThat(retired("A.java", "// ok\nvoid isToldLater() {}\n * it is given\n * up, and a_topic_made_anew"))
                .containsExactly("A.java:2: Told", "A.java:3: given up", "A.java:4: anew");
        assertThat(retired("A.java", "gyms take turns in it; put it over aNewOne"))
                .isEmpty();
    }

    private static List<String> retired(String name, String text) {
        var words = IN_IDENTIFIERS.matcher(text).replaceAll(" ");
        return RETIRED.matcher(words)
                .results()
                .map(found -> name + ":" + line(words, found.start()) + ": "
                        + found.group().replaceAll("[\\s*/#]+", " "))
                .toList();
    }

    private static long line(String text, int at) {
        return 1 + text.substring(0, at).chars().filter(each -> each == '\n').count();
    }

    static List<Path> files(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var name = folder.getFileName().toString();
                boolean isSource = folder.equals(root)
                        || name.equals(".ci")
                        || (!name.startsWith(".") && !name.equals("target") && !name.equals("node_modules"));
                return isSource ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("event-contract"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("not started inside the project");
            }
        }
        return folder;
    }
}
