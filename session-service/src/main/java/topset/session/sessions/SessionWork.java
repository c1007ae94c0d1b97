package topset.session.sessions;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.session.events.SessionEvent;
import topset.session.events.SessionEvents;
import topset.store.Actor;
import topset.store.Append;
import topset.store.Athlete;
import topset.store.RecordedEvent;
import topset.store.StreamKey;
import topset.store.TypedEvent;
import topset.store.append.Reads;
import topset.store.append.Tx;
import topset.store.append.Work;

/**
 * Commands on one session, under the lock of one athlete. The first round trip reads the session's events after the
 * cached version.
 */
abstract class SessionWork<R> implements Work<R> {

    /** {@code session} is the state after the commands; a repeat has no events. */
    record Written(KnownSession session, List<TypedEvent<SessionEvent>> events) {}

    /** Where the commands are executed, and who sent them. */
    record Target(
            Athlete athlete,
            UUID sessionId,
            Actor actor,
            @Nullable String traceParent) {}

    private final Target target;
    private final StreamKey stream;
    private final List<SessionCommand> commands;
    private final SessionMemory memory;
    private final TrainingDateRoom dates;

    private KnownSession cached = KnownSession.UNKNOWN;
    private List<RecordedEvent> newer = List.of();
    private TrainingDateRoom.@Nullable RoomCheck room;

    SessionWork(Target target, List<SessionCommand> commands, SessionMemory memory, TrainingDateRoom dates) {
        this.target = target;
        this.stream = SessionService.stream(target.athlete().gym(), target.sessionId());
        this.commands = commands;
        this.memory = memory;
        this.dates = dates;
    }

    /** Decides on the session's current state. */
    abstract R decide(Tx tx, KnownSession known, TrainingDateRoom.RoomCheck room) throws SQLException;

    @Override
    public final Athlete owner() {
        return target.athlete();
    }

    final UUID sessionId() {
        return target.sessionId();
    }

    @Override
    public void read(Reads reads) {
        read(reads, dates.of(owner()));
    }

    /** @param check may also be about other sessions of the athlete */
    final void read(Reads reads, TrainingDateRoom.RoomCheck check) {
        var events = new ArrayList<RecordedEvent>();
        cached = memory.recall(stream);
        newer = events;
        reads.events(stream.name(), cached.version(), events::add);
        room = check;
        check.read(reads, sessionId(), cached.session(), commands);
    }

    @Override
    public final R decide(Tx tx) throws SQLException {
        return decide(tx, current(tx), Objects.requireNonNull(room));
    }

    private KnownSession current(Tx tx) throws SQLException {
        long version = tx.version(stream.name());
        if (cached.version() > version) {
            // After a backup is restored, the stream is shorter than the cached session.
            memory.forget(stream);
            cached = KnownSession.UNKNOWN;
            newer = List.of();
        }
        var known = cached.after(typed(newer));
        while (known.version() < version) {
            known = known.after(typed(tx.events(stream.name(), known.version())));
        }
        return known;
    }

    private static List<TypedEvent<SessionEvent>> typed(List<RecordedEvent> stored) {
        return stored.stream().map(SessionEvents::typed).toList();
    }

    /** Appends the events, and adds the rows of the tables. */
    final Written append(Tx tx, KnownSession known, List<SessionEvent> events) throws SQLException {
        var recorded = tx.append(List.of(new Append<>(
                owner(),
                stream.name(),
                events.stream().map(SessionEvents::decided).toList(),
                target.actor(),
                target.traceParent())));
        LogTables.write(tx, recorded);
        return new Written(known.after(recorded), recorded);
    }
}
