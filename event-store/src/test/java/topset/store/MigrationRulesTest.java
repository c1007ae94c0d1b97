package topset.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules for the migrations of all modules after V1 and V2, which are edited in place until release 1.0 (ADR 0129). */
class MigrationRulesTest {

    private static final int LAST_BEFORE_THE_RULES = 2;
    private static final Pattern FILE = Pattern.compile("V([0-9]+)__.*\\.sql");
    private static final Pattern INDEX = Pattern.compile(
            "create\\s+(?:unique\\s+)?index\\s+(?!concurrently)(?:if\\s+not\\s+exists\\s+)?\\w+\\s+on\\s+(?:only\\s+)?(\\w+)");

    @Test
    void an_index_on_a_table_that_is_there_already_is_built_concurrently() throws IOException {
        var scripts = scripts();
        assertThat(scripts)
                .extracting(script -> script.getFileName().toString())
                .containsOnlyOnce("V1__store.sql")
                .contains("V2__schema.sql");
        assertThat(scripts)
                .filteredOn(MigrationRulesTest::isUnderTheRules)
                .allSatisfy(script -> assertThat(lockingIndexes(Files.readString(script)))
                        .as("tables that %s locks while it builds an index: use CREATE INDEX CONCURRENTLY", script)
                        .isEmpty());
    }

    @Test
    void an_index_of_a_new_table_may_be_built_at_once() {
        assertThat(lockingIndexes("create table t (a int); create index t_a on t (a);"))
                .isEmpty();
        assertThat(lockingIndexes("CREATE UNIQUE INDEX IF NOT EXISTS event_a\n ON event (a);"))
                .containsExactly("event");
        assertThat(lockingIndexes("CREATE INDEX CONCURRENTLY event_a ON event (a);"))
                .isEmpty();
    }

    private static List<String> lockingIndexes(String sql) {
        var lower = sql.toLowerCase(Locale.ROOT);
        return INDEX.matcher(lower)
                .results()
                .map(index -> index.group(1))
                .filter(table -> !Pattern.compile("create\\s+table\\s+" + table + "\\b")
                        .matcher(lower)
                        .find())
                .toList();
    }

    /** Finds the migration scripts of this module and of its neighbours. */
    private static List<Path> scripts() throws IOException {
        var found = new ArrayList<Path>();
        try (var modules = Files.newDirectoryStream(Path.of("").toAbsolutePath().getParent())) {
            for (var module : modules) {
                var folder = module.resolve("src/main/resources/db");
                if (Files.isDirectory(folder)) {
                    try (var files = Files.walk(folder)) {
                        files.filter(file -> file.toString().endsWith(".sql")).forEach(found::add);
                    }
                }
            }
        }
        return found;
    }

    private static boolean isUnderTheRules(Path file) {
        var name = FILE.matcher(file.getFileName().toString());
        return name.matches() && Integer.parseInt(name.group(1)) > LAST_BEFORE_THE_RULES;
    }
}
