package topset.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who had something stored. An event's actor stands in its row, is never published, and goes when its athlete is erased (ADR 0086).
 *
 * @param subject the token's {@code sub}; of a {@link Role#SYSTEM} actor the name of the mechanism
 * @param role the role that gave the right
 * @param client the OAuth2 client that the token was issued to; null where the token names none
 * @param cause id of the event that a mechanism reacts to; null for people
 */
public record Actor(
        String subject,
        Role role,
        @Nullable String client,
        @Nullable String cause) {

    /** The role that gave the right. */
    public enum Role {
        ATHLETE,
        COACH,
        PLATFORM,
        ANALYST,
        OPERATOR,

        /** A mechanism of a service. */
        SYSTEM,

        /** A token without a role that counts: such a caller can only be refused. */
        NONE
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Replaces the character that no text of PostgreSQL can hold. */
    public Actor {
        subject = storable(subject);
        client = client == null ? null : storable(client);
    }

    /** A person, or a program with a token of its own. */
    public static Actor caller(String subject, Role role, @Nullable String client) {
        return new Actor(subject, role, client, null);
    }

    /** A mechanism of a service, such as the intake. */
    public static Actor system(String mechanism) {
        return new Actor(mechanism, Role.SYSTEM, null, null);
    }

    /** The same actor, who reacts to that event; nothing changes where there is none. */
    public Actor causedBy(@Nullable String eventId) {
        return eventId == null ? this : new Actor(subject, role, client, eventId);
    }

    /** The private part of the rows that this actor has stored. */
    String metadata(@Nullable String traceParent) {
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
