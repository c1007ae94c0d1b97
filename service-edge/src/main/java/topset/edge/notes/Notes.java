package topset.edge.notes;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.edge.transfer.LineResult;
import topset.edge.web.Cursor;
import topset.edge.web.ItemLimit;
import topset.edge.web.Page;
import topset.edge.web.Problem;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Query;

/**
 * Each write holds the athlete's lock. So concurrent requests cannot exceed the limits, and no note is added while the
 * athlete is being erased. An author may change only their own notes; the gym's own back end may change all notes.
 */
public final class Notes {
    private static final String RULE = "notes";

    private final EventStore store;
    private final DataSource dataSource;
    private final Rules rules;
    private final Clock clock = Clock.systemUTC();

    /**
     * The rules that differ between the two services.
     *
     * @param sharedByDefault whether the athlete may read a note if the request does not specify this
     * @param mostOfAthlete the limit for an athlete, including notes about the athlete's sets
     * @param mostOfSet the limit for one set
     */
    public record Rules(boolean sharedByDefault, int mostOfAthlete, int mostOfSet) {}

    public Notes(EventStore store, DataSource dataSource, Rules rules) {
        this.store = store;
        this.dataSource = dataSource;
        this.rules = rules;
    }

    /** Runs while the athlete is locked. */
    @FunctionalInterface
    public interface SubjectCheck {
        /** Throws a 404 if the subject does not exist. */
        void check(Connection connection) throws SQLException;
    }

    /** {@code exists} runs while the athlete is locked. */
    public record ImportedNote(NoteSubject subject, Note note, SubjectCheck exists) {}

    /** A repeated request returns the stored note, which is not new. */
    public record Added(Note note, boolean isNew) {}

    /**
     * A repeated request adds nothing.
     *
     * @throws Problem 409 if another note has the requested id; 422 with rule {@code notes} if a limit of notes is
     * reached
     */
    public Added add(Actor actor, NoteSubject subject, NewNote request, SubjectCheck exists) {
        return store.run(List.of(subject.athlete()), tx -> {
            var connection = tx.connection();
            if (request.exercise() != null && !subject.set().isEmpty()) {
                throw Problem.refused("exercise", "must be absent, because the note is about a set", RULE);
            }
            exists.check(connection);
            var id = request.noteId() == null ? UUID.randomUUID() : request.noteId();
            var before = NoteTable.find(connection, subject.athlete(), id);
            if (before.isPresent()) {
                var stored = before.get();
                if (!stored.subject().equals(subject)
                        || !stored.note().isAskedBy(request, rules.sharedByDefault(), actor.subject())) {
                    throw Problem.conflict("The noteId " + id + " is already used by another note: choose another id");
                }
                return new Added(stored.note(), false);
            }
            checkRoom(NoteTable.count(connection, subject));
            var note = new Note(
                    id,
                    request.text(),
                    request.sharedOr(rules.sharedByDefault()),
                    request.exercise(),
                    actor.subject(),
                    now(),
                    null,
                    null);
            NoteTable.insert(connection, subject, note);
            return new Added(note, true);
        });
    }

    /**
     * Stores notes that were written in another gym, in one transaction. A note whose id the athlete already has is not
     * changed.
     */
    List<LineResult> restore(Athlete athlete, List<ImportedNote> imported) {
        return store.run(List.of(athlete), tx -> {
            var results = new ArrayList<LineResult>();
            for (var each : imported) {
                results.add(restore(tx.connection(), each));
            }
            return results;
        });
    }

    private LineResult restore(Connection connection, ImportedNote imported) throws SQLException {
        var subject = imported.subject();
        var note = imported.note();
        try {
            imported.exists().check(connection);
            var before = NoteTable.find(connection, subject.athlete(), note.noteId());
            if (before.isPresent() && !before.get().subject().equals(subject)) {
                throw Problem.conflict(
                        "The noteId " + note.noteId() + " is already used by another note: choose" + " another id");
            }
            if (before.isEmpty()) {
                checkRoom(NoteTable.count(connection, subject));
                NoteTable.insert(connection, subject, note);
            }
            return before.isEmpty() ? LineResult.ADDED : LineResult.REPEATED;
        } catch (Problem refused) {
            return LineResult.refused(refused);
        }
    }

    /**
     * Changes the text of a note, and whether the athlete may read it.
     *
     * @throws Problem 404 if the note does not exist; 403 if the caller is neither its author nor the gym's back end
     */
    public Note change(Actor actor, NoteSubject subject, UUID noteId, NoteChange change) {
        return store.run(List.of(subject.athlete()), tx -> {
            var note = own(tx.connection(), actor, subject, noteId);
            if (note.text().equals(change.text()) && note.shared().equals(change.sharedOr(note.shared()))) {
                return note;
            }
            var changed = note.changed(change, actor.subject(), now());
            NoteTable.update(tx.connection(), subject.athlete(), changed);
            return changed;
        });
    }

    /**
     * Removes the note permanently.
     *
     * @throws Problem 404 if the note does not exist; 403 if the caller is neither its author nor the gym's back end
     */
    public Note remove(Actor actor, NoteSubject subject, UUID noteId) {
        return store.run(List.of(subject.athlete()), tx -> {
            var note = own(tx.connection(), actor, subject, noteId);
            NoteTable.delete(tx.connection(), subject.athlete(), noteId);
            return note;
        });
    }

    /** Lists the notes about an athlete, or about the sets of one session, the newest first. */
    public Page<NoteTable.Stored> list(
            Athlete athlete, String session, boolean onlyShared, @Nullable Cursor cursor, ItemLimit limit) {
        int most = limit.items();
        return Query.on(dataSource, connection -> {
            var found = NoteTable.newestFirst(
                    connection, new NoteSubject(athlete, session, ""), onlyShared, after(cursor), most + 1);
            return Page.of(
                    found,
                    most,
                    last -> Cursor.of(
                            last.note().writtenAt().toString(),
                            last.note().noteId().toString()));
        });
    }

    private static Note own(Connection connection, Actor actor, NoteSubject subject, UUID noteId) throws SQLException {
        var note = NoteTable.find(connection, subject.athlete(), noteId)
                .filter(stored -> stored.subject().equals(subject))
                .map(NoteTable.Stored::note)
                .orElseThrow(() -> noNote(noteId));
        if (actor.role() != Actor.Role.PLATFORM && !note.author().equals(actor.subject())) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "Only the author of a note, or a caller with the role platform, may change" + " or remove it");
        }
        return note;
    }

    private void checkRoom(NoteTable.Count count) {
        if (count.ofAthlete() >= rules.mostOfAthlete()) {
            throw Problem.refused("text", full("an athlete", rules.mostOfAthlete()), RULE);
        }
        if (count.ofSet() >= rules.mostOfSet()) {
            throw Problem.refused("text", full("a set", rules.mostOfSet()), RULE);
        }
    }

    private static String full(String subject, int most) {
        return "must be about " + subject + " with fewer than " + most + " notes, which is the limit: remove a note"
                + " first";
    }

    private static NoteTable.@Nullable After after(@Nullable Cursor cursor) {
        return cursor == null
                ? null
                : cursor.read(
                        2, parts -> new NoteTable.After(Cursor.time(parts.get(0)), UUID.fromString(parts.get(1))));
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static Problem noNote(UUID noteId) {
        return Problem.notFound("There is no note " + noteId);
    }
}
