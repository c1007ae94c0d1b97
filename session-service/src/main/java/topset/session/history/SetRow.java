package topset.session.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A set in the read model, as it is now. Its key keeps a set's id unique per athlete. */
@Entity
@Table(name = "logged_set")
@IdClass(SetRow.Key.class)
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class SetRow {
    /** Unique per athlete. */
    record Key(String gym, String athlete, UUID setId) {}

    @Id
    String gym;

    @Id
    String athlete;

    @Id
    @Column(name = "set_id")
    UUID setId;

    @Column(name = "session_id")
    UUID sessionId;

    int revision;

    boolean removed;

    @Column(name = "completed_at")
    OffsetDateTime completedAt;

    /** Of the set's first event: the order of arrival. */
    long sequence;

    String details;
}
