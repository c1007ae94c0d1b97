package topset.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Within a version, only optional fields are added (events.md). {@code published/} holds the schemas that subscribers
 * already use. A schema that is missing or that differs in any other way fails here and needs a new version. A purely
 * additive change is recorded in {@code published/} too, and is part of the contract from then on: lines are added
 * there, never changed.
 */
class CompatibilityTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Texts for people, which may improve. */
    private static final Set<String> WORDS = Set.of("description", "title", "$comment", "examples");

    /** The types in {@code published/}, which may include types that no longer exist. */
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
    void a_field_taken_away_is_a_break_and_one_that_is_added_is_none() {
        var before = Resources.schema(EventType.SET_COMPLETED);
        var without = before.deepCopy();
        ((ObjectNode) without.get("properties")).remove("rpe");
        assertThat(breaks(before, without)).isNotEmpty();
        assertThat(breaks(without, before)).isEmpty();
    }

    /** The changes that break subscribers of the older schema. */
    private static List<String> breaks(JsonNode before, JsonNode after) {
        var found = new ArrayList<String>();
        compare(before, after, "", found);
        return found;
    }

    private static void compare(JsonNode before, JsonNode after, String at, List<String> found) {
        if (!before.isObject() || !after.isObject()) {
            if (!before.equals(after)) {
                found.add(at + ": " + before + " became " + after);
            }
            return;
        }
        // These names are ours, so that new ones may appear. Anywhere else a new keyword is a new rule.
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
