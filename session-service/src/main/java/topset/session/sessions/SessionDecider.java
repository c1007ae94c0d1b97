package topset.session.sessions;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.SetDetails;
import topset.session.events.SessionEvent;
import topset.session.sessions.Session.Begun;
import topset.session.sessions.Session.Erased;
import topset.session.sessions.Session.None;
import topset.session.sessions.SessionCommand.CompleteSets;
import topset.session.sessions.SessionCommand.CorrectSet;
import topset.session.sessions.SessionCommand.Finish;
import topset.session.sessions.SessionCommand.ImportSets;
import topset.session.sessions.SessionCommand.NewSet;
import topset.session.sessions.SessionCommand.RemoveSet;
import topset.session.sessions.SessionCommand.Start;
import topset.session.sessions.SessionCommand.UndoImport;

/** A repeated command causes no event, so that the client can get the first answer again. */
public final class SessionDecider {
    private SessionDecider() {}

    public static Decision decide(SessionCommand command, Session session) {
        if (session instanceof Begun begun && begun.undone()) {
            return onUnusable(command);
        }
        return switch (session) {
            case None _ -> onNone(command);
            case Begun begun -> onBegun(command, begun);
            case Erased _ -> command instanceof Start ? new Decision.AthleteErased() : new Decision.NoSuchSession();
        };
    }

    private static Decision onNone(SessionCommand command) {
        return switch (command) {
            case Start start -> start(start);
            case ImportSets imported -> startImported(imported);
            case UndoImport _ -> Decision.nothing();
            case CompleteSets _, CorrectSet _, RemoveSet _, Finish _ -> new Decision.NoSuchSession();
        };
    }

    private static Decision onBegun(SessionCommand command, Begun begun) {
        return switch (command) {
            case Start start -> startAgain(start, begun);
            case CompleteSets complete -> complete(complete, begun);
            case CorrectSet correct -> correct(correct, begun);
            case RemoveSet remove -> remove(remove, begun);
            case Finish finish -> finish(finish, begun);
            case ImportSets imported -> addImported(imported, begun);
            case UndoImport undo -> undo(undo, begun);
        };
    }

    /**
     * For a line of an export file. A change that was executed before, and replaced by later ones, is a repeat. If the
     * session is hidden because its log import was undone, a line that was stored before counts as a repeat, but no
     * further line is accepted.
     */
    static Decision replay(SessionCommand command, Session session) {
        var hidden = session instanceof Begun begun && begun.undone();
        var decision = decide(command, session instanceof Begun begun ? begun.undone(false) : session);
        if (decision instanceof Decision.Stale(int current) && isReplaced(command, current)) {
            return Decision.nothing();
        }
        return hidden && decision instanceof Decision.Accepted(var events) && !events.isEmpty()
                ? new Decision.NoSuchSession()
                : decision;
    }

    private static boolean isReplaced(SessionCommand command, int current) {
        var expected = switch (command) {
            case CorrectSet correct -> correct.expected();
            case RemoveSet remove -> remove.expected();
            case Start _, CompleteSets _, Finish _, ImportSets _, UndoImport _ -> Optional.<Set<Integer>>empty();
        };
        return expected.isPresent() && expected.get().stream().allMatch(revision -> revision < current);
    }

    /**
     * The session is another athlete's, whose lock the transaction does not hold, or it is hidden because its import
     * was undone. Its id cannot be used again.
     */
    static Decision onUnusable(SessionCommand command) {
        return switch (command) {
            case Start _, ImportSets _ -> new Decision.StartedOtherwise();
            case UndoImport _ -> Decision.nothing();
            case CompleteSets _, CorrectSet _, RemoveSet _, Finish _ -> new Decision.NoSuchSession();
        };
    }

    private static Decision start(Start start) {
        return Decision.of(new SessionEvent.Started(start.athleteId(), start.startedAt(), start.day()));
    }

    private static Decision startAgain(Start start, Begun begun) {
        var same = begun.athleteId().equals(start.athleteId())
                && begun.startedAt().equals(start.startedAt())
                && java.util.Objects.equals(begun.day(), start.day());
        return same ? Decision.nothing() : new Decision.StartedOtherwise();
    }

    /**
     * Either all sets are stored or none. A set that repeats a logged set, or an earlier set of the batch, causes no
     * event.
     */
    private static Decision complete(CompleteSets complete, Begun begun) {
        var events = new ArrayList<SessionEvent>();
        var batch = new HashMap<UUID, SetDetails>();
        for (var set : complete.sets()) {
            var logged = begun.sets().get(set.setId());
            var first = logged == null ? batch.get(set.setId()) : logged.first();
            if (first == null) {
                batch.put(set.setId(), set.details());
                events.add(new SessionEvent.SetCompleted(
                        set.setId(), begun.startedAt(), begun.day(), set.details(), null));
            } else if (!first.equals(set.details())) {
                return new Decision.LoggedOtherwise(set.setId());
            }
        }
        return !events.isEmpty() && begun.sets().size() + events.size() > TrainingLimits.SETS_OF_SESSION
                ? new Decision.SessionFull(begun.sets().size())
                : new Decision.Accepted(events);
    }

    /** Adds the first sets, as many as a session may have. */
    private static Decision startImported(ImportSets imported) {
        var events = new ArrayList<SessionEvent>();
        events.add(new SessionEvent.Started(imported.athleteId(), imported.startedAt(), null));
        imported.sets().stream()
                .limit(TrainingLimits.SETS_OF_SESSION)
                .forEach(set -> events.add(completed(imported, set, imported.startedAt(), null)));
        events.add(new SessionEvent.Finished(imported.finishedAt()));
        return new Decision.Accepted(events);
    }

    /** Adds the sets for which the session has room. A session of which an undo has removed a set gets no other sets. */
    private static Decision addImported(ImportSets imported, Begun begun) {
        if (!begun.athleteId().equals(imported.athleteId())) {
            return new Decision.StartedOtherwise();
        }
        if (begun.sets().values().stream().anyMatch(Session.LoggedSet::undone)) {
            return Decision.nothing();
        }
        return new Decision.Accepted(imported.sets().stream()
                .filter(set -> !begun.sets().containsKey(set.setId()))
                .limit(Math.max(0, TrainingLimits.SETS_OF_SESSION - begun.sets().size()))
                .map(set -> completed(imported, set, begun.startedAt(), begun.day()))
                .toList());
    }

    private static SessionEvent completed(
            ImportSets imported, NewSet set, OffsetDateTime startedAt, @Nullable Integer day) {
        return new SessionEvent.SetCompleted(set.setId(), startedAt, day, set.details(), imported.importId());
    }

    private static Decision undo(UndoImport undo, Begun begun) {
        var events = new ArrayList<SessionEvent>();
        begun.sets().forEach((setId, set) -> {
            if (undo.importId().equals(set.importId()) && set.now() != null && set.revision() == 1) {
                events.add(new SessionEvent.SetRemoved(setId, 2, undo.asOf(), undo.importId()));
            }
        });
        return new Decision.Accepted(events);
    }

    private static Decision correct(CorrectSet correct, Begun begun) {
        var set = correct.set();
        var logged = begun.sets().get(set.setId());
        if (logged == null) {
            return new Decision.NoSuchSet(set.setId());
        }
        if (logged.now() == null) {
            return correct.expected().isEmpty()
                    ? new Decision.NoSuchSet(set.setId())
                    : new Decision.Stale(logged.revision());
        }
        if (logged.now().equals(set.details()) && acceptsCurrentOrJustBefore(correct.expected(), logged.revision())) {
            return Decision.nothing();
        }
        if (!accepts(correct.expected(), logged.revision())) {
            return new Decision.Stale(logged.revision());
        }
        if (logged.revision() >= TrainingLimits.REVISIONS_OF_SET) {
            return new Decision.RevisedTooOften(set.setId());
        }
        return Decision.of(new SessionEvent.SetCorrected(
                set.setId(), logged.revision() + 1, begun.startedAt(), begun.day(), set.details(), correct.asOf()));
    }

    private static Decision remove(RemoveSet remove, Begun begun) {
        var logged = begun.sets().get(remove.setId());
        if (logged == null) {
            return new Decision.NoSuchSet(remove.setId());
        }
        if (logged.now() == null && acceptsCurrentOrJustBefore(remove.expected(), logged.revision())) {
            return Decision.nothing();
        }
        if (!accepts(remove.expected(), logged.revision())) {
            return new Decision.Stale(logged.revision());
        }
        return Decision.of(
                new SessionEvent.SetRemoved(remove.setId(), logged.revision() + 1, remove.asOf(), remove.importId()));
    }

    /**
     * A repeated correction or removal names the revision before the current one, because the first request replaced
     * it.
     */
    private static boolean acceptsCurrentOrJustBefore(Optional<Set<Integer>> expected, int current) {
        return accepts(expected, current) || accepts(expected, current - 1);
    }

    private static boolean accepts(Optional<Set<Integer>> expected, int revision) {
        return expected.isEmpty() || expected.get().contains(revision);
    }

    private static Decision finish(Finish finish, Begun begun) {
        if (begun.finish() != null) {
            return begun.finish().finishedAt().equals(finish.finishedAt())
                    ? Decision.nothing()
                    : new Decision.FinishedOtherwise();
        }
        return finish.finishedAt().isBefore(begun.startedAt())
                ? new Decision.FinishedBeforeStart(begun.startedAt())
                : Decision.of(new SessionEvent.Finished(finish.finishedAt()));
    }
}
