package topset.session.events;

import java.util.UUID;

public final class SessionStream {
    private static final String PREFIX = "session-";

    private SessionStream() {}

    public static String name(UUID sessionId) {
        return PREFIX + sessionId;
    }

    /** Throws an {@link IllegalArgumentException} if it is another kind of stream. */
    public static UUID sessionId(String stream) {
        if (!stream.startsWith(PREFIX)) {
            throw new IllegalArgumentException("The stream is not that of a session: " + stream);
        }
        return UUID.fromString(stream.substring(PREFIX.length()));
    }
}
