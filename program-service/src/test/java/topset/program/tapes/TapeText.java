package topset.program.tapes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.program.intake.TapeDoors.Message;
import topset.testsupport.Json;

/**
 * The lines of a tape. Ids that the tape chose are written as their labels, such as {@code $program} for a UUID. Other
 * ids are numbered, and the gym is {@code $gym}. What may change without notice is written as {@code ~}.
 */
final class TapeText {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern CHANGED_AT = Pattern.compile("\"changedAt\":\"[^\"]*\"");
    private static final Pattern TYPE = Pattern.compile("^.*[.]([^.]+)[.]([^.]+)$");
    private static final Pattern WEEK = Pattern.compile("/weeks/[^?]*([?].*)?");
    private static final Pattern SLOT = Pattern.compile("\"slotId\":\"[^\"]*\"");
    private static final Pattern MEANS_NOTHING = Pattern.compile("traceparent|ce_recordedat|ce_streamversion|ce_id");

    private final String gym;
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, String> newest = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private int unknown;

    TapeText(String gym) {
        this.gym = gym;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Returns the same id for the same label in every run. */
    UUID id(String label) {
        var id = UUID.nameUUIDFromBytes(label.getBytes(StandardCharsets.UTF_8));
        labels.put(id.toString(), "$" + label);
        return id;
    }

    void add(String line) {
        lines.add(masked(line));
    }

    private String masked(String text) {
        var withLabels = ID.matcher(text)
                .replaceAll(
                        id -> Matcher.quoteReplacement(labels.computeIfAbsent(id.group(), any -> "$id-" + ++unknown)));
        return CHANGED_AT.matcher(withLabels).replaceAll("\"changedAt\":\"~\"").replace(gym, "$gym");
    }

    /** Adds an answer. Of one that resembles an earlier answer, only the difference is written. */
    void answer(String call, TapeCalls.Answer answer) {
        var text = answer.status() + " " + answer.body().stripTrailing().replace("\n", "\n    ");
        add("  " + difference(call, WEEK.matcher(call).replaceAll("/weeks"), text));
    }

    /**
     * Returns the difference from the newest text with the same key or, if there is none, from the newest one of the
     * same kind.
     */
    private String difference(String key, String kind, String raw) {
        var text = masked(raw);
        var sameKey = newest.put(key, text);
        var sameKind = newest.put("kind " + kind, text);
        if (sameKey != null) {
            return sameKey.equals(text) ? "as before" : TextDifference.of(sameKey, text);
        }
        return sameKind == null ? text : "~ " + TextDifference.of(sameKind, text);
    }

    /** Adds messages; those with the same topic and partition key in the order in which the relay sends them. */
    void messages(List<Message> messages) {
        var ordered = new TreeMap<String, TreeMap<Long, Message>>();
        messages.stream()
                .filter(each ->
                        each.partitionKey().equals(gym) || each.partitionKey().startsWith(gym + "/"))
                .forEach(each -> ordered.computeIfAbsent(each.topic() + " " + each.partitionKey(), k -> new TreeMap<>())
                        .put(each.id(), each));
        ordered.values().forEach(each -> each.values().forEach(this::message));
    }

    /** Adds the bodies that a webhook's receiver got; those about the same athlete in their order. */
    void webhooks(List<String> bodies) {
        bodies.stream()
                .collect(Collectors.groupingBy(
                        body -> Json.read(body).at("/data/athleteId").asText(), TreeMap::new, Collectors.toList()))
                .values()
                .forEach(each -> each.forEach(body -> add("w " + body)));
    }

    /** Headers that follow from the rest of the message are left out, so a wrong one is seen. */
    private void message(Message message) {
        var headers = message.headers();
        var special = new LinkedHashMap<String, String>();
        var usual = usual(message);
        new TreeMap<>(headers).forEach((name, value) -> {
            if (!MEANS_NOTHING.matcher(name).matches() && !value.equals(usual.get(name))) {
                special.put(name, value);
            }
        });
        usual.keySet().stream()
                .filter(name -> !headers.containsKey(name))
                .forEach(name -> special.put(name, "missing"));
        var id = headers.get("ce_stream") + "/" + headers.get("ce_streamversion");
        if (!(gym + "/" + id).equals(headers.get("ce_id"))) {
            special.put("ce_id", String.valueOf(headers.get("ce_id")));
        }
        add("< %s %s #%s %s %s%s"
                .formatted(
                        message.topic().replace("training.", ""),
                        message.key().equals(gym) ? "gym" : message.key().replace(gym + "/", ""),
                        headers.get("ce_athletesequence"),
                        String.valueOf(headers.get("ce_type")).replace("topset.program.", ""),
                        headers.get("ce_stream"),
                        special.isEmpty() ? "" : " " + special));
        var value = String.valueOf(message.value());
        var slot = SLOT.matcher(value);
        var type = String.valueOf(headers.get("ce_type"));
        add("    " + difference(message.key() + type + (slot.find() ? slot.group() : ""), type, value));
    }

    private Map<String, @Nullable String> usual(Message message) {
        var key = message.partitionKey();
        var type = String.valueOf(message.headers().get("ce_type"));
        var usual = new HashMap<String, @Nullable String>();
        usual.put("content-type", "application/json");
        usual.put("ce_specversion", "1.0");
        usual.put("ce_source", "/topset/program-service");
        usual.put("ce_gym", gym);
        usual.put("ce_subject", key.substring(key.indexOf('/') + 1));
        usual.put("ce_dataschema", TYPE.matcher(type).replaceFirst("urn:topset:schema:$1:$2"));
        usual.put("ce_time", TapeClock.now().toString());
        for (var shown : List.of("ce_athletesequence", "ce_type", "ce_stream")) {
            usual.put(shown, message.headers().get(shown));
        }
        return usual;
    }
}
