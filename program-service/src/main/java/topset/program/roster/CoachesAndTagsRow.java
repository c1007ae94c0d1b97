package topset.program.roster;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * The entity of a row in the table {@code coaches_and_tags}: the coaches and tags of an athlete. Queries for the roster filter by them.
 */
@Entity
@Immutable
@Table(name = "coaches_and_tags")
@IdClass(RosterRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields after the constructor
class CoachesAndTagsRow {
    @Id
    String gym;

    @Id
    String athlete;

    String[] coaches;

    String[] tags;

    /** Since when the athlete is archived; null if the athlete is not. */
    @Nullable
    @Column(name = "archived_at")
    OffsetDateTime archivedAt;
}
