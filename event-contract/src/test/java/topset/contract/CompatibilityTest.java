package topset.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * From release 1.0 on, a schema may gain only optional fields and values of open enumerations within a version
 * (docs/analytics.md, *Changes*). {@code published/} contains the schemas that subscribers rely on. The test fails if a published schema is
 * missing or differs in any other way; such a change needs a new version. An addition is also recorded in {@code
 * published/} and from then on may not change. So lines of {@code published/} are added and never changed.
 */
class CompatibilityTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Keywords with texts for people. These texts may change. */
    private static final Set<String> WORDS = Set.of("description", "title", "$comment", "examples");

    /** Open enumerations: subscribers accept values that they do not know (docs/analytics.md, *Changes*). */
    private static final Pattern OPEN = Pattern.compile(".*/(outcome|code|variant|method)/enum");

    /** The published schemas, also of event types that no longer exist. */
    static List<String> published() {
        return Resources.filesOf("/published");
    }

    @Test
    void every_schema_is_published_and_none_that_was_is_gone() {
        assertThat(Resources.filesOf("/schema"))
                .containsExactlyInAnyOrderElementsOf(published())
                .hasSizeGreaterThan(EventType.values().length);
    }

    @ParameterizedTest
    @MethodSource("published")
    void a_published_schema_has_only_been_added_to(String schema) {
        assertThat(breaks(Resources.json("/published/" + schema), Resources.json("/schema/" + schema)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("published")
    void what_has_been_added_is_recorded_as_published(String schema) {
        assertThat(breaks(Resources.json("/schema/" + schema), Resources.json("/published/" + schema)))
                .as("what /published/%s does not have yet", schema)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/properties/reps/minimum  | 1                              | a narrower range",
                "/properties/reps/maximum  | 1000                           | a wider range",
                "/properties/reps/type     | \"number\"                     | another type",
                "/properties/role/enum     | [\"TOP\"]                      | fewer values",
                "/required                 | [\"setId\"]                    | a field that may be absent now",
                "/$id                      | \"urn:topset:schema:Other:v1\" | another name",
                "/additionalProperties     | false                          | no room for later",
            })
    void anything_else_is_a_break(String path, String value, String what) {
        var before = Resources.schema(EventType.SET_COMPLETED);
        var after = before.deepCopy();
        var slash = path.lastIndexOf('/');
        var parent = (ObjectNode) after.at(path.substring(0, slash));
        parent.set(path.substring(slash + 1), JSON.readTree(value));
        assertThat(breaks(before, after)).as(what).isNotEmpty();
    }

    @Test
    void a_value_more_of_an_open_enumeration_is_no_break_and_one_taken_away_is() {
        var more = Resources.schema(EventType.PROGRAM_STARTED);
        var fewer = more.deepCopy();
        var variants = (ArrayNode) fewer.findValue("variant").get("enum");
        variants.remove(variants.size() - 1);
        assertThat(breaks(fewer, more)).isEmpty();
        assertThat(breaks(more, fewer)).isNotEmpty();
    }

    @Test
    void a_value_more_of_any_other_enumeration_is_a_break() {
        var before = Resources.schema(EventType.SET_COMPLETED);
        var after = before.deepCopy();
        ((ArrayNode) after.at("/properties/role/enum")).add("FINISHER");
        assertThat(breaks(before, after)).isNotEmpty();
    }

    @Test
    void a_field_taken_away_is_a_break_and_one_that_is_added_is_none() {
        var before = Resources.schema(EventType.SET_COMPLETED);
        var without = before.deepCopy();
        ((ObjectNode) without.get("properties")).remove("rpe");
        assertThat(breaks(before, without)).isNotEmpty();
        assertThat(breaks(without, before)).isEmpty();
    }

    /** Whether a list still has all its published values. */
    private static boolean hasAll(JsonNode before, JsonNode after) {
        var values = new HashSet<JsonNode>();
        after.forEach(values::add);
        return StreamSupport.stream(before.spliterator(), false).allMatch(values::contains);
    }

    /** Lists the differences that break subscribers of the published schema. */
    private static List<String> breaks(JsonNode before, JsonNode after) {
        var found = new ArrayList<String>();
        compare(before, after, "", found);
        return found;
    }

    private static void compare(JsonNode before, JsonNode after, String at, List<String> found) {
        if (!before.isObject() || !after.isObject()) {
            if (!before.equals(after) && !(OPEN.matcher(at).matches() && hasAll(before, after))) {
                found.add(at + ": " + before + " became " + after);
            }
            return;
        }
        // Below these keywords the project chooses the names, so new names are allowed. Anywhere else a new keyword is
        // a new restriction.
        boolean names = at.endsWith("/properties") || at.endsWith("/$defs");
        var keywords = new HashSet<String>(before.propertyNames());
        if (!names) {
            keywords.addAll(after.propertyNames());
            keywords.removeAll(WORDS);
        }
        for (var keyword : keywords) {
            if (!before.has(keyword) || !after.has(keyword)) {
                found.add(at + "/" + keyword + (before.has(keyword) ? " is gone" : " has come"));
            } else {
                compare(before.get(keyword), after.get(keyword), at + "/" + keyword, found);
            }
        }
    }
}
