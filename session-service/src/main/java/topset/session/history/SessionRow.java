package topset.session.history;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.session.sessions.SessionView;
import topset.store.Athlete;

@Entity
@Table(name = "session_summary")
@IdClass(SessionRow.Key.class)
public class SessionRow extends PanacheEntityBase {
    /** A session's id is unique within a gym. */
    record Key(String gym, UUID sessionId) {}

    @Id
    String gym;

    @Id
    UUID sessionId;

    String athlete;

    OffsetDateTime startedAt;

    /** As the client wrote it, with its offset. */
    String startedAtText;

    /** The local date at the place where the lifter trained. */
    LocalDate startedOn;

    @Nullable
    Integer day;

    @Nullable
    String finishedAtText;

    /** Without its sets. */
    SessionView view() {
        return new SessionView(
                sessionId,
                athlete,
                OffsetDateTime.parse(startedAtText),
                day,
                finishedAtText == null ? null : OffsetDateTime.parse(finishedAtText),
                List.of(),
                null);
    }

    public static boolean exists(Athlete athlete, UUID sessionId) {
        return count("gym = ?1 and athlete = ?2 and sessionId = ?3", athlete.gym(), athlete.id(), sessionId) > 0;
    }
}
