package topset.session.sessions;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import topset.store.Athlete;
import topset.store.append.Reads;
import topset.store.append.Tx;
import topset.store.append.Work;

/** Many commands on several sessions of one athlete. A session is named once. */
record AthleteReplayWork(List<ReplayWork> sessions, TrainingDateRoom dates) implements Work<List<ReplayWork.Replayed>> {

    @Override
    public Athlete owner() {
        return sessions.getFirst().owner();
    }

    @Override
    public int mostEvents() {
        return sessions.stream().mapToInt(ReplayWork::mostEvents).sum();
    }

    @Override
    public void read(Reads reads) {
        var room = dates.of(owner());
        sessions.forEach(session -> session.read(reads, room));
    }

    @Override
    public List<ReplayWork.Replayed> decide(Tx tx) throws SQLException {
        var replayed = new ArrayList<ReplayWork.Replayed>();
        for (var session : sessions) {
            replayed.add(session.decide(tx));
        }
        return replayed;
    }
}
