package topset.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who stored an event: a person, a program, or a part of the service. Stored in the event's row and never published; an
 * erasure of the athlete removes it (ADR 0043).
 *
 * @param subject the token's {@code sub}; for a {@link Role#SYSTEM} actor, the name of a part of the service, such as
 * {@code intake}
 * @param client the OAuth2 client that the token was issued to; null if the token names none
 * @param cause the id of the event to which a part of the service reacted, or the id of the import that a person
 * requested; null for any other action
 */
public record Actor(
        String subject,
        Role role,
        @Nullable String client,
        @Nullable String cause) {

    public enum Role {
        ATHLETE,
        COACH,
        PLATFORM,
        ANALYST,
        OPERATOR,

        /** A part of the service that acts by itself, such as the intake. */
        SYSTEM,

        /** The caller's token contains no known role. Every request of such a caller is refused. */
        NONE;

        /** As in a token, and in the answers of the API. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The columns of an event's actor, from a table or sub-query named {@code e}. */
    public static final String COLUMNS = "e.metadata->'actor'->>'subject', e.metadata->'actor'->>'role',"
            + " e.metadata->'actor'->>'client', e.metadata->'actor'->>'cause'";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_NULL, Include.NON_NULL))
            .build();

    private record Metadata(@Nullable String traceparent, Actor actor) {}

    /** Replaces U+0000, because PostgreSQL text cannot store it. */
    public Actor {
        subject = storable(subject);
        client = client == null ? null : storable(client);
    }

    /**
     * Reads {@link #COLUMNS}; null if the event is erased.
     *
     * @param first the number of the first of these columns
     */
    public static @Nullable Actor read(ResultSet row, int first) throws SQLException {
        var subject = row.getString(first);
        return subject == null
                ? null
                : new Actor(
                        subject,
                        Role.valueOf(row.getString(first + 1)),
                        row.getString(first + 2),
                        row.getString(first + 3));
    }

    public static Actor caller(String subject, Role role, @Nullable String client) {
        return new Actor(subject, role, client, null);
    }

    public static Actor system(String mechanism) {
        return new Actor(mechanism, Role.SYSTEM, null, null);
    }

    public Actor causedBy(@Nullable String eventId) {
        return eventId == null ? this : new Actor(subject, role, client, eventId);
    }

    public String metadata(@Nullable String traceParent) {
        try {
            return JSON.writeValueAsString(new Metadata(traceParent, this));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
