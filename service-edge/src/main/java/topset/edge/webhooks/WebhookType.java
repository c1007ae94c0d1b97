package topset.edge.webhooks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import topset.contract.EventType;

public enum WebhookType {
    SESSION_FINISHED("session.finished", "session-service", EventType.SESSION_FINISHED.ceType()),
    IMPORT_FINISHED("import.finished", "session-service", WebhookType.IMPORT_FINISHED_EVENT),
    TARGET_RECOMPUTED("target.recomputed", "program-service", EventType.TARGET_RECOMPUTED.ceType()),
    BACKOFF_ADJUSTED("backoff.adjusted", "program-service", EventType.BACKOFF_ADJUSTED.ceType()),
    FLAG_RAISED("flag.raised", "program-service", EventType.FLAGS_CHANGED.ceType(), WebhookType.DAY_MISSED_EVENT);

    /** The stored type of an event that is not published. Its data is sent unchanged. */
    public static final String IMPORT_FINISHED_EVENT = "ImportFinished.v1";

    /** Also not published. The data of an athlete's missed day has the public form of a change of flags. */
    private static final String DAY_MISSED_EVENT = "DayMissed.v1";

    private final String word;
    private final String service;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes it so.
    private final List<String> events;

    WebhookType(String word, String service, String... events) {
        this.word = word;
        this.service = service;
        this.events = List.of(events);
    }

    /** The name in messages and requests, such as {@code session.finished}. */
    public String word() {
        return word;
    }

    public String service() {
        return service;
    }

    public static Optional<WebhookType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }

    /** A public event is identified by its {@code ce_type}, any other event by its stored type. */
    static Optional<WebhookType> ofEvent(String event) {
        return Arrays.stream(values())
                .filter(type -> type.events.contains(event))
                .findFirst();
    }

    static String wordsOf(String service) {
        return Arrays.stream(values())
                .filter(type -> type.service.equals(service))
                .map(WebhookType::word)
                .collect(Collectors.joining(", "));
    }
}
