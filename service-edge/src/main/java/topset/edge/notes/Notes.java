package topset.edge.notes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Cursor;
import topset.edge.web.Page;
import topset.edge.web.PageRequest;
import topset.edge.web.Problem;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;

/**
 * Each write holds the athlete's lock. So concurrent requests cannot exceed the limits, and no note is added while the
 * athlete is being erased. An author may change only their own notes; the gym's own back end may change all notes.
 */
@ApplicationScoped
public class Notes {
    private static final String RULE = "notes";

    private final EventStore store;
    private final NoteRules rules;
    private final Clock clock = Clock.systemUTC();

    Notes(EventStore store, NoteRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /** A request that adds a note. If {@code shared} is absent, the default of the resource applies. */
    public record NewNote(
            @Nullable UUID noteId,

            @NotNull @Size(min = 1, max = Note.LONGEST, message = "must have 1 to 2,000 characters")
            String text,

            @Nullable Boolean shared,

            @Nullable @Pattern(regexp = Note.EXERCISE_ID, message = Note.EXERCISE_ID_SAYS)
            String exercise) {

        /** The same note, which the athlete may read too. */
        public NewNote forAll() {
            return new NewNote(noteId, text, true, exercise);
        }
    }

    /** If {@code shared} (whether the athlete may read the note) is absent, it does not change. */
    public record NoteChange(
            @NotNull @Size(min = 1, max = Note.LONGEST, message = "must have 1 to 2,000 characters")
            String text,

            @Nullable Boolean shared) {}

    /** A repeated request returns the stored note, which is not new. */
    public record AddedNote(Note note, boolean isNew) {}

    /**
     * A repeated request adds nothing. Throws a problem 409 if another note has the requested id; 422 with rule {@code
     * notes} if a limit of notes is reached.
     */
    public AddedNote add(Actor actor, NoteSubject subject, NewNote request) {
        return store.run(List.of(subject.athlete()), tx -> {
            if (request.exercise() != null && !subject.set().isEmpty()) {
                throw Problem.refused("exercise", "must be absent, because the note is about a set", RULE);
            }
            var note = new Note();
            note.noteId = request.noteId() == null ? UUID.randomUUID() : request.noteId();
            note.text = request.text();
            note.shared = request.shared() == null ? rules.areAboutSets() : request.shared();
            note.exercise = request.exercise();
            note.author = actor.subject();
            note.writtenAt = now();
            int mostByAuthor = actor.role() == Actor.Role.ATHLETE ? rules.mostByAthlete() : rules.mostOfAthlete();
            return store(tx.connection(), subject, note, mostByAuthor, before -> before.isSame(note));
        });
    }

    private AddedNote store(
            Connection connection, NoteSubject subject, Note note, int mostByAuthor, Predicate<Note> isRepeated)
            throws SQLException {
        rules.subject().require(connection, subject);
        var before = Note.ofAthlete(subject.athlete(), note.noteId);
        if (before == null) {
            checkRoom(subject, note.author, mostByAuthor);
            note.about(subject).persist();
            return new AddedNote(note, true);
        }
        if (!before.isAbout(subject) || !isRepeated.test(before)) {
            throw Problem.conflict("The noteId " + note.noteId + " is already used by another note: choose another id");
        }
        return new AddedNote(before, false);
    }

    public boolean stores(NoteSubject subject) {
        return rules.areAboutSets() != subject.set().isEmpty();
    }

    /**
     * Imports a note with its author and its times, while the athlete is locked. Returns false if the athlete already
     * has a note with this id, which is not changed.
     */
    public boolean restore(Connection connection, NoteSubject subject, Note note) throws SQLException {
        return store(connection, subject, note, rules.mostOfAthlete(), _ -> true)
                .isNew();
    }

    /** Throws a 404 if the note does not exist; a 403 if the caller is neither its author nor the gym's back end. */
    public Note change(Actor actor, NoteSubject subject, UUID noteId, NoteChange change) {
        return store.run(List.of(subject.athlete()), tx -> {
            var note = find(subject, noteId);
            requireOwn(actor, note);
            boolean shared = change.shared() == null ? note.shared : change.shared();
            if (!note.text.equals(change.text()) || note.shared != shared) {
                note.text = change.text();
                note.shared = shared;
                note.changedBy = actor.subject();
                note.changedAt = now();
            }
            return note;
        });
    }

    /**
     * Removes the note permanently. Throws as {@link #change} does, but a coach may also remove a message of the athlete, so
     * that an athlete cannot fill the room for notes.
     */
    public Note remove(Actor actor, NoteSubject subject, UUID noteId) {
        return store.run(List.of(subject.athlete()), tx -> {
            var note = find(subject, noteId);
            var isMessage = !rules.areAboutSets()
                    && note.author.equals(subject.athlete().id());
            if (!isMessage || actor.role() != Actor.Role.COACH) {
                requireOwn(actor, note);
            }
            note.delete();
            return note;
        });
    }

    @Transactional
    public Page<Note> list(Athlete athlete, String session, boolean onlyShared, PageRequest asked) {
        var about = new NoteSubject(athlete, session, "");
        return asked.page(
                most -> Note.newestFirst(about, onlyShared, asked.cursor(), most),
                last -> Cursor.of(last.writtenAt.toString(), last.noteId.toString()));
    }

    private static Note find(NoteSubject subject, UUID noteId) {
        var note = Note.ofAthlete(subject.athlete(), noteId);
        if (note == null || !note.isAbout(subject)) {
            throw Problem.notFound("There is no note " + noteId);
        }
        return note;
    }

    private static void requireOwn(Actor actor, Note note) {
        if (actor.role() != Actor.Role.PLATFORM && !note.author.equals(actor.subject())) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "Only the author of a note, or a caller with the role platform, may change or remove it");
        }
    }

    private void checkRoom(NoteSubject subject, String author, int mostByAuthor) {
        if (mostByAuthor < rules.mostOfAthlete() && Note.count(subject.athlete(), author) >= mostByAuthor) {
            throw Problem.refused("text", full("an athlete", mostByAuthor), RULE);
        }
        if (Note.count(subject.athlete()) >= rules.mostOfAthlete()) {
            throw Problem.refused("text", full("an athlete", rules.mostOfAthlete()), RULE);
        }
        if (Note.count(subject) >= rules.mostOfSet()) {
            throw Problem.refused("text", full("a set", rules.mostOfSet()), RULE);
        }
    }

    private static String full(String subject, int most) {
        return "must be about " + subject + " with fewer than " + most + " notes, which is the limit: remove a note"
                + " first";
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
