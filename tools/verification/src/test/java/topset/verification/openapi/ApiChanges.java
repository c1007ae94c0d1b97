package topset.verification.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The differences between two OpenAPI documents.
 *
 * @param broken what clients notice: something is gone, has another type, or is required or limited now
 * @param added what is new or wider
 * @param reworded texts and examples
 */
record ApiChanges(List<String> broken, List<String> added, List<String> reworded) {
    private static final Set<String> WORDS = Set.of("description", "summary", "title", "example", "examples");
    private static final Set<String> LIMITS =
            Set.of("enum", "pattern", "format", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems");

    /** The objects of an OpenAPI document whose keys are names and not keywords. */
    private static final Set<String> NAMES = Set.of("properties", "schemas", "paths", "responses", "content");

    static ApiChanges between(JsonNode before, JsonNode after) {
        var changes = new ApiChanges(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        new DocumentComparison(changes, sent(before), sent(after)).compare("", before, after);
        return changes;
    }

    /** Returns the schemas that clients send, directly or inside other schemas. */
    private static Set<String> sent(JsonNode api) {
        var found = new HashSet<String>();
        var open = new ArrayDeque<JsonNode>();
        api.findValues("requestBody").forEach(open::add);
        api.findValues("parameters").forEach(open::add);
        while (!open.isEmpty()) {
            for (var reference : open.remove().findValuesAsText("$ref")) {
                var name = reference.substring(reference.lastIndexOf('/') + 1);
                if (found.add(name)) {
                    open.add(api.path("components").path("schemas").path(name));
                }
            }
        }
        return found;
    }

    private record DocumentComparison(ApiChanges changes, Set<String> sentBefore, Set<String> sentAfter) {

        void compare(String at, JsonNode before, JsonNode after) {
            if (at.endsWith("/required") && before.isArray() && after.isArray()) {
                required(at, items(before).keySet(), items(after).keySet());
            } else if (before.isObject() && after.isObject()) {
                compare(at, fields(before), fields(after));
            } else if (before.isArray() && after.isArray()) {
                compare(at, items(before), items(after));
            } else if (!before.equals(after)) {
                (isWider(at, before, after) ? changes.added : changes.broken)
                        .add(at + ": " + before + " became " + after);
            }
        }

        private void compare(String at, Map<String, JsonNode> before, Map<String, JsonNode> after) {
            before.forEach((name, node) -> {
                var now = after.get(name);
                if (isWord(at, name)) {
                    if (!node.equals(now)) {
                        changes.reworded.add(at + "/" + name);
                    }
                } else if (now != null) {
                    compare(at + "/" + name, node, now);
                } else {
                    var onlyWider = isSent(at) && !isName(at) && (LIMITS.contains(name) || name.equals("required"));
                    (onlyWider ? changes.added : changes.broken).add(at + "/" + name + " is gone");
                }
            });
            after.forEach((name, node) -> {
                if (!before.containsKey(name)) {
                    addition(at, name, node);
                }
            });
        }

        private void addition(String at, String name, JsonNode node) {
            var now = at + "/" + name;
            if (isWord(at, name)) {
                changes.reworded.add(now);
            } else if (isNewDuty(at, name, node)) {
                changes.broken.add(now + " is required now, or limits what was free: " + node);
            } else {
                changes.added.add(now);
            }
        }

        private boolean isNewDuty(String at, String name, JsonNode node) {
            var isParameter = at.endsWith("/parameters");
            if (isParameter || name.equals("requestBody")) {
                return node.path("required").asBoolean();
            }
            return isSent(at)
                    && !isName(at)
                    && (LIMITS.contains(name) || (name.equals("required") && (node.isArray() || node.asBoolean())));
        }

        /**
         * Compares the required fields. A client breaks if it must send a further field, or if an answer may now lack a
         * field.
         */
        private void required(String at, Set<String> before, Set<String> after) {
            var gone = new HashSet<>(before);
            gone.removeAll(after);
            var more = new HashSet<>(after);
            more.removeAll(before);
            (isSent(at) ? changes.broken : changes.added)
                    .addAll(more.stream()
                            .map(each -> at + "/" + each + " is required now")
                            .toList());
            (isSent(at) ? changes.added : changes.broken)
                    .addAll(gone.stream()
                            .map(each -> at + "/" + each + " is required no longer")
                            .toList());
        }

        private boolean isWider(String at, JsonNode before, JsonNode after) {
            var keyword = at.substring(at.lastIndexOf('/') + 1);
            if (keyword.equals("required") && before.isBoolean()) {
                return !after.asBoolean();
            }
            if (!before.isNumber() || !after.isNumber() || !LIMITS.contains(keyword)) {
                return false;
            }
            var isUp = after.decimalValue().compareTo(before.decimalValue()) > 0;
            return !isSent(at) || keyword.startsWith("max") == isUp;
        }

        private boolean isSent(String at) {
            var schema = at.replaceFirst("^/components/schemas/([^/]+).*", "$1");
            return sentBefore.contains(schema)
                    || sentAfter.contains(schema)
                    || at.contains("/parameters")
                    || at.contains("/requestBody");
        }

        private static boolean isWord(String at, String name) {
            return WORDS.contains(name) && !isName(at);
        }

        private static boolean isName(String at) {
            return NAMES.contains(at.substring(at.lastIndexOf('/') + 1));
        }

        private static Map<String, JsonNode> fields(JsonNode object) {
            var fields = new LinkedHashMap<String, JsonNode>();
            object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            return fields;
        }

        /** Returns the items of an array by name or by content, because their order has no meaning. */
        private static Map<String, JsonNode> items(JsonNode array) {
            var items = new LinkedHashMap<String, JsonNode>();
            array.forEach(item -> items.put(key(item), item));
            return items;
        }

        private static String key(JsonNode item) {
            return item.isObject()
                    ? item.path("name").asText(String.join(",", fields(item).keySet()))
                    : item.asText();
        }
    }
}
