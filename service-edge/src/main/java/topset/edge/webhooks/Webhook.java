package topset.edge.webhooks;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Transient;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;
import topset.store.read.EventCursor;

/** A subscription of a gym. The API answers with it. An entity for the table {@code webhook}. */
@Entity
@IdClass(Webhook.Key.class)
public class Webhook extends PanacheEntityBase {
    record Key(String gym, String webhookId) {}

    public enum State {
        ACTIVE,
        /** The receiver has answered 410. The service sends nothing until the gym sets the webhook again. */
        GONE
    }

    // A field that is not public is no part of an answer.
    @Id
    @Schema(hidden = true)
    String gym;

    @Id
    @Column(name = "id")
    public String webhookId;

    public String url;

    /** The words of {@link WebhookType}. */
    public List<String> types;

    @Enumerated(EnumType.STRING)
    @Schema(description = "gone: the receiver has answered 410, and nothing is sent until the webhook is set again")
    public State state = State.ACTIVE;

    @Transient
    public @Nullable String secret;

    public OffsetDateTime createdAt = now();

    public OffsetDateTime changedAt = now();

    public String changedBy;

    @Schema(hidden = true)
    @Column(name = "secret")
    String signingSecret;

    /** Also signs messages until receivers use the new one. */
    @Schema(hidden = true)
    @Nullable
    String earlierSecret;

    @Schema(hidden = true)
    @Nullable
    OffsetDateTime earlierSecretUntil;

    /**
     * With {@code afterPosition} the place in the event table up to which deliveries have been added. A new webhook also
     * receives the events of transactions that are still open now.
     */
    @Schema(hidden = true)
    @ColumnTransformer(
            read = "after_xid::text",
            write = "coalesce(?::text::xid8, pg_snapshot_xmin(pg_current_snapshot()))")
    String afterXid;

    @Schema(hidden = true)
    long afterPosition;

    /** Locks the row; null if there is none. The order of an athlete's deliveries is changed only under this lock. */
    static @Nullable Webhook lock(String gym, String id) {
        return findById(new Key(gym, id), LockModeType.PESSIMISTIC_WRITE);
    }

    static List<Webhook> ofGym(String gym) {
        return list("gym = ?1 order by webhookId", gym);
    }

    static List<Webhook> active() {
        return list("state = ?1 order by gym, webhookId", State.ACTIVE);
    }

    Key key() {
        return new Key(gym, webhookId);
    }

    EventCursor after() {
        return new EventCursor(Long.parseUnsignedLong(afterXid), afterPosition);
    }

    void moveCursor(EventCursor after) {
        afterXid = Long.toUnsignedString(after.transaction());
        afterPosition = after.position();
    }

    void changed(String by) {
        changedBy = by;
        changedAt = now();
    }

    /** Returns the time until which the previous secret also signs messages. */
    OffsetDateTime changeSecret(String wanted) {
        var until = now().plusHours(24);
        earlierSecret = signingSecret;
        earlierSecretUntil = until;
        signingSecret = wanted;
        return until;
    }

    /** The header {@code webhook-signature}: one signature for each valid secret. */
    String signatures(String messageId, long unixSeconds, byte[] body) {
        var isRotating = earlierSecretUntil != null && earlierSecretUntil.toEpochSecond() > unixSeconds;
        return Stream.of(signingSecret, isRotating ? earlierSecret : null)
                .filter(Objects::nonNull)
                .map(secret -> WebhookSecret.sign(secret, messageId, unixSeconds, body))
                .collect(Collectors.joining(" "));
    }

    /** PostgreSQL stores microseconds. */
    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }
}
