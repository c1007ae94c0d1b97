package topset.program.planning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** Events by the very text they were just written as: the feed, called a moment later, need not read it again. */
final class JustWritten {

    /** Weak keys are compared by identity, and gone with the transaction that held the text. */
    private static final Cache<String, ProgramEvent> BY_TEXT =
            Caffeine.newBuilder().weakKeys().maximumSize(10_000).build();

    private JustWritten() {}

    static String write(ProgramEvent event) {
        var text = ProgramEventCodec.write(event);
        if (ProgramFeed.isPublished(event)) {
            BY_TEXT.put(text, event);
        }
        return text;
    }

    /** The event of a stored text. */
    static ProgramEvent read(String type, String text) {
        var event = BY_TEXT.getIfPresent(text);
        return event == null ? ProgramEventCodec.read(type, text) : event;
    }
}
