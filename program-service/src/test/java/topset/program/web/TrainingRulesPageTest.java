package topset.program.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import topset.contract.FlagCode;

/** Tests that the tables of docs/training-rules.md list each rule id and each flag that an answer can contain. */
class TrainingRulesPageTest {
    private static final Path PROGRAM = Path.of("src/main/java/topset/program");
    private static final Path RULES = Path.of("../rules/src/main/java/topset/rules");

    /** The packages that write the reasons of a load. */
    private static final List<String> WRITERS = List.of("progression", "week");

    /** Ids with a dot, and ids in the expressions by which the rules create a reason. */
    private static final Pattern REASON = Pattern.compile("\"([a-z]+\\.[a-z]+(?:-[a-z]+)*)\""
            + "|(?:new Why\\(|\\.why\\(|because\\(\\s*[\\w.]+,|String RULE\\w* =)\\s*\"([a-z]+(?:-[a-z]+)*)\"");

    private static final Pattern WARNING = Pattern.compile("new (?:Lift)?Warning\\(\\s*\"([a-z-]+)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`|]+)` \\| ([^|]*) \\|");

    private static String page = "";

    @BeforeAll
    static void read_the_page() throws IOException {
        page = Files.readString(Path.of("../docs/training-rules.md"));
    }

    @Test
    void the_page_lists_each_rule_that_a_reason_can_name() throws IOException {
        var rules = new TreeSet<String>();
        for (var writer : WRITERS) {
            rules.addAll(found(REASON, RULES.resolve(writer)));
        }

        assertThat(rules)
                .as("rules that the sources name")
                .hasSizeGreaterThan(30)
                .contains("linear.hit", "backoff.after-pain", "deload", "not-yet-trained", "pause", "swap");
        assertThat(listed()).containsAll(rules);
        assertThat(rules).as("reasons of the page").containsAll(listed("reason"));
    }

    @Test
    void the_page_lists_each_rule_that_refuses_a_request() throws IOException {
        var rules = new TreeSet<>(RefusalRules.ofTheSources());
        Phrasebook.read("refusals.de.json")
                .rules()
                .propertyStream()
                .map(Map.Entry::getKey)
                .map(rule -> rule.replaceFirst(" .*", ""))
                .forEach(rules::add);

        assertThat(rules).as("rules that the sources name").hasSizeGreaterThan(80);
        assertThat(listed()).containsAll(rules);
    }

    @Test
    void the_page_lists_exactly_the_warnings_and_the_flags() throws IOException {
        var warnings = new TreeSet<>(found(WARNING, PROGRAM));
        warnings.addAll(found(WARNING, RULES));

        assertThat(listed("warning")).isEqualTo(warnings);
        assertThat(listed("flag"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(FlagCode.values()).map(FlagCode::name).toList());
    }

    private static Set<String> listed() {
        return listed("");
    }

    /** Returns the ids in the tables of the page whose second column begins with a text. */
    private static Set<String> listed(String kind) {
        var ids = new TreeSet<String>();
        ROW.matcher(page).results().filter(row -> row.group(2).startsWith(kind)).forEach(row -> ids.add(row.group(1)));
        return ids;
    }

    private static Set<String> found(Pattern pattern, Path folder) throws IOException {
        var ids = new TreeSet<String>();
        try (var files = Files.walk(folder)) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                pattern.matcher(Files.readString(file))
                        .results()
                        .forEach(id -> ids.add(id.group(1) == null ? id.group(2) : id.group(1)));
            }
        }
        return ids;
    }
}
