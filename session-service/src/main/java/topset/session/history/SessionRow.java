package topset.session.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code session_summary}. */
@Entity
@Table(name = "session_summary")
@IdClass(SessionRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields after the constructor
class SessionRow {
    /** A session's id is unique within a gym. */
    record Key(String gym, UUID sessionId) {}

    @Id
    String gym;

    @Id
    @Column(name = "session_id")
    UUID sessionId;

    String athlete;

    @Column(name = "started_at")
    OffsetDateTime startedAt;

    /** As the client wrote it, with its offset. */
    @Column(name = "started_at_text")
    String startedAtText;

    /** The local date at the place where the lifter trained. */
    @Column(name = "started_on")
    LocalDate startedOn;

    @Nullable
    Integer day;

    @Column(name = "finished_at_text")
    @Nullable
    String finishedAtText;
}
