package topset.session.events;

import java.util.UUID;

/** Names the stream of a session. The name contains the session's id. */
public final class SessionStream {
    private static final String PREFIX = "session-";

    private SessionStream() {}

    public static String name(UUID sessionId) {
        return PREFIX + sessionId;
    }

    /**
     * Reads the session's id from the name.
     *
     * @throws IllegalArgumentException if it is another kind of stream
     */
    public static UUID sessionId(String stream) {
        if (!stream.startsWith(PREFIX)) {
            throw new IllegalArgumentException("not a session's stream: " + stream);
        }
        return UUID.fromString(stream.substring(PREFIX.length()));
    }
}
