package topset.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The actor who stored an event: a person, a program, or a part of the service. The actor is stored in the event's row
 * and is never published. An erasure of the athlete removes the actor (ADR 0043).
 *
 * @param subject the token's {@code sub}; for a {@link Role#SYSTEM} actor, the name of a part of the service, such as
 * {@code intake}
 * @param role the role that allowed the action
 * @param client the OAuth2 client that the token was issued to; null if the token names none
 * @param cause the id of the event to which a part of the service reacted, or the id of the import that a person
 * requested; null for any other action
 */
public record Actor(
        String subject,
        Role role,
        @Nullable String client,
        @Nullable String cause) {

    /** The role that allowed the actor to store the event. */
    public enum Role {
        ATHLETE,
        COACH,
        PLATFORM,
        ANALYST,
        OPERATOR,

        /**
         * The role of a part of the service that acts by itself, such as the code that receives the events of sessions
         * from Kafka.
         */
        SYSTEM,

        /** The role of a caller whose token contains no known role. Every request of such a caller is refused. */
        NONE
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Creates an actor. U+0000 in a text is replaced, because PostgreSQL text cannot store U+0000. */
    public Actor {
        subject = storable(subject);
        client = client == null ? null : storable(client);
    }

    /** Returns the actor for a caller with a token: a person or a client application. */
    public static Actor caller(String subject, Role role, @Nullable String client) {
        return new Actor(subject, role, client, null);
    }

    /**
     * Returns the actor for a part of the service that acts by itself, such as the code that receives the events of
     * sessions from Kafka.
     */
    public static Actor system(String mechanism) {
        return new Actor(mechanism, Role.SYSTEM, null, null);
    }

    /**
     * Returns a copy of this actor with the given event id as the cause of the action; this actor itself if the id is
     * null.
     */
    public Actor causedBy(@Nullable String eventId) {
        return eventId == null ? this : new Actor(subject, role, client, eventId);
    }

    /** Returns the private metadata of an event's row as JSON: this actor and the trace context. */
    public String metadata(@Nullable String traceParent) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        if (traceParent != null) {
            metadata.put("traceparent", traceParent);
        }
        Map<String, String> actor = new LinkedHashMap<>();
        actor.put("subject", subject);
        actor.put("role", role.name());
        if (client != null) {
            actor.put("client", client);
        }
        if (cause != null) {
            actor.put("cause", cause);
        }
        metadata.put("actor", actor);
        try {
            return JSON.writeValueAsString(metadata);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
