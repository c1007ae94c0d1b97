package topset.edge.notes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.PrePersist;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Cursor;
import topset.store.Athlete;

/**
 * A note about an athlete, about an exercise of an athlete, or about one set. The API answers with it as it is stored.
 * An entity for the table {@code note}.
 */
@Entity
@IdClass(Note.Key.class)
public class Note extends PanacheEntityBase {
    /** In characters. */
    public static final int LONGEST = 2_000;

    private static final int LONGEST_NAME = 255;

    static final String EXERCISE_ID = "[a-z0-9-]{1,64}";
    static final String EXERCISE_ID_SAYS = "must be the id of an exercise: 1 to 64 of a-z, 0-9 and -";

    private static final String OF_ATHLETE = "gym = ?1 and athlete = ?2";

    /** The lowest UUID: a page that starts after it is the first page. */
    public static final UUID FIRST = new UUID(0, 0);

    record Key(String gym, String athlete, UUID noteId) {}

    // What is not public is no field of the note's JSON: an import refuses it.

    @Id
    @Schema(hidden = true)
    String gym;

    @Id
    @Schema(hidden = true)
    String athlete;

    /** Empty if the note is about the athlete. */
    @Schema(hidden = true)
    @Column(name = "session_id")
    String aboutSession;

    /** Empty if the note is about the athlete. */
    @Schema(hidden = true)
    @Column(name = "set_id")
    String aboutSet;

    @Id
    @NotNull
    public UUID noteId;

    @NotNull
    @Size(min = 1, max = LONGEST, message = "must have 1 to 2,000 characters")
    public String text;

    /** Whether the athlete may read the note. */
    @NotNull
    public Boolean shared;

    /** The id of the exercise that the note is about; absent for the athlete as a whole and for a set. */
    @Pattern(regexp = EXERCISE_ID, message = EXERCISE_ID_SAYS)
    public @Nullable String exercise;

    /** The {@code sub} of the author's token. */
    @NotNull
    @Size(min = 1, max = LONGEST_NAME, message = "must have 1 to 255 characters")
    public String author;

    @NotNull
    public OffsetDateTime writtenAt;

    /** The {@code sub} of the token of the last change; absent if there was none. */
    @Size(min = 1, max = LONGEST_NAME, message = "must have 1 to 255 characters")
    public @Nullable String changedBy;

    public @Nullable OffsetDateTime changedAt;

    static @Nullable Note ofAthlete(Athlete athlete, UUID noteId) {
        return findById(new Key(athlete.gym(), athlete.id(), noteId));
    }

    /** The notes about an athlete, or about the sets of one session. */
    static List<Note> newestFirst(NoteSubject about, boolean onlyShared, @Nullable Cursor cursor, int limit) {
        var query = new StringBuilder("gym = :gym and athlete = :athlete and aboutSession = :session");
        var values = new HashMap<String, Object>(
                Map.of("gym", about.athlete().gym(), "athlete", about.athlete().id(), "session", about.session()));
        if (onlyShared) {
            query.append(" and shared");
        }
        if (cursor != null) {
            query.append(" and (writtenAt, noteId) < (:writtenAt, :noteId)");
            values.put("writtenAt", cursor.read(2, parts -> Cursor.time(parts.get(0))));
            values.put("noteId", cursor.read(2, parts -> UUID.fromString(parts.get(1))));
        }
        return Note.<Note>find(query + " order by writtenAt desc, noteId desc", values)
                .page(0, limit)
                .list();
    }

    /**
     * When the newest message of each athlete was written. An athlete without one is absent, and one about whom a coach has
     * written a note since.
     */
    public static Map<String, OffsetDateTime> unanswered(String gym, Collection<String> athletes) {
        return Note.<Note>list(
                        "from Note n where n.gym = ?1 and n.athlete in ?2 and n.aboutSession = ''"
                                + " and n.author = n.athlete and not exists (from Note later where later.gym = n.gym"
                                + " and later.athlete = n.athlete and later.aboutSession = ''"
                                + " and later.writtenAt > n.writtenAt)",
                        gym,
                        athletes)
                .stream()
                .collect(Collectors.toMap(note -> note.athlete, note -> note.writtenAt, (one, other) -> other));
    }

    /** For an export. */
    public static List<Note> byId(Athlete athlete, UUID after, int limit) {
        return Note.<Note>find(OF_ATHLETE + " and noteId > ?3 order by noteId", athlete.gym(), athlete.id(), after)
                .page(0, limit)
                .list();
    }

    static long count(Athlete athlete) {
        return count(OF_ATHLETE, athlete.gym(), athlete.id());
    }

    static long count(Athlete athlete, String author) {
        return count(OF_ATHLETE + " and author = ?3", athlete.gym(), athlete.id(), author);
    }

    static long count(NoteSubject subject) {
        var athlete = subject.athlete();
        return count(OF_ATHLETE + " and aboutSet = ?3", athlete.gym(), athlete.id(), subject.set());
    }

    public static void forget(Athlete athlete) {
        delete(OF_ATHLETE, athlete.gym(), athlete.id());
    }

    /** PostgreSQL stores microseconds. */
    @PrePersist
    void truncate() {
        writtenAt = writtenAt.truncatedTo(ChronoUnit.MICROS);
        changedAt = changedAt == null ? null : changedAt.truncatedTo(ChronoUnit.MICROS);
    }

    public Note about(NoteSubject subject) {
        gym = subject.athlete().gym();
        athlete = subject.athlete().id();
        aboutSession = subject.session();
        aboutSet = subject.set();
        return this;
    }

    /** Its ids are empty if the note is about the athlete. */
    public NoteSubject subject() {
        return new NoteSubject(new Athlete(gym, athlete), aboutSession, aboutSet);
    }

    boolean isAbout(NoteSubject subject) {
        return subject().equals(subject);
    }

    /** Whether a request to add the other note repeats the request that added this one. */
    boolean isSame(Note other) {
        return author.equals(other.author)
                && text.equals(other.text)
                && Objects.equals(exercise, other.exercise)
                && shared.equals(other.shared);
    }
}
