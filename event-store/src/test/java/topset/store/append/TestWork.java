package topset.store.append;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import topset.store.Athlete;
import topset.store.Given;
import topset.store.NewEvent;
import topset.store.StreamKey;

/** A work that a test composes. */
record TestWork<R>(Athlete owner, List<Athlete> locks, Consumer<Reads> reading, Decision<R> decision)
        implements Work<R> {

    @FunctionalInterface
    interface Decision<R> {
        R of(Tx tx) throws SQLException;
    }

    static <R> TestWork<R> of(String athlete, Consumer<Reads> reading, Decision<R> decision) {
        var owner = Given.athlete(athlete);
        return new TestWork<>(owner, List.of(owner), reading, decision);
    }

    static <R> TestWork<R> of(String athlete, Decision<R> decision) {
        var owner = Given.athlete(athlete);
        var stream = new StreamKey(owner.gym(), stream(athlete));
        return of(athlete, reads -> reads.heads(List.of(stream), List.of(owner)), decision);
    }

    /** Appends an event to the athlete's own stream, and answers its version. */
    static TestWork<Long> append(String athlete, String data) {
        return of(athlete, tx -> append(tx, athlete, Given.published(data)));
    }

    static long append(Tx tx, String athlete, NewEvent<String> event) throws SQLException {
        return Given.store(tx, List.of(Given.append(Given.athlete(athlete), stream(athlete), event)))
                .getLast()
                .version();
    }

    /** Runs the works as the committer does, and returns how they have ended. */
    static <R> List<Work.Result<R>> run(Batch batch, List<TestWork<R>> works) {
        var pending = works.stream().map(work -> new PendingWork<R>(work, 0)).toList();
        batch.runFree(pending);
        return pending.stream().map(PendingWork::result).toList();
    }

    static String stream(String athlete) {
        return "session-" + athlete;
    }

    @Override
    public void read(Reads reads) {
        reading.accept(reads);
    }

    @Override
    public R decide(Tx tx) throws SQLException {
        return decision.of(tx);
    }
}
