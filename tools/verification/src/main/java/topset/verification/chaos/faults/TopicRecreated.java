package topset.verification.chaos.faults;

import java.sql.SQLException;
import org.apache.kafka.common.KafkaException;
import topset.local.servers.Database;
import topset.verification.chaos.comparison.ExpectedPlans;
import topset.verification.chaos.comparison.TopicLog;
import topset.verification.chaos.load.TrainingPlan;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Round;
import topset.verification.chaos.rounds.Runbook;
import topset.verification.support.Recorded;

/** Deletes the session topic, creates it again and refills it from the store while sets are logged. */
record TopicRecreated() implements Fault.Strike {

    private static final String RESTING = "resting";

    @Override
    public void strike(Round round) throws InterruptedException, SQLException {
        rest(round);
        round.pause(round.scale().outage().dividedBy(2));
        var before = planned(round);
        var created = System.nanoTime();
        Runbook.refillTopic(round);
        round.recovered(created);
        // This fault ends only when the program service has committed offsets of the new topic. If another fault
        // restarted the program service with the offsets of the old topic, it would skip messages of the new topic
        // (ADR 0134).
        var topic = TopicLog.ofSessions(round.pair());
        round.await("the program service to commit its offsets of the new topic", () -> isCommittedFor(topic));
        round.mustHold(
                planned(round).equals(before),
                "the plan of an athlete who does not train was " + before + " and is " + planned(round));
    }

    private static void rest(Round round) throws InterruptedException {
        round.load().enrol(RESTING);
        var plan = new TrainingPlan(RESTING, round.random().nextLong());
        Recorded last = null;
        for (int session = 0; session < 3; session++) {
            var sets = plan.session();
            round.load().begin(sets.getFirst());
            for (var set : sets) {
                last = round.load().log(set);
            }
        }
        var logged = last;
        round.await("the resting athlete's sets to be planned", () -> round.planned(RESTING, logged));
    }

    private static String planned(Round round) throws SQLException {
        var plan = round.pair()
                .programs(round.load().gym(), "coach")
                .get("/v1/athletes/" + RESTING + "/weeks/next")
                .json();
        return round.pair()
                .query(
                        Database.PROGRAM,
                        "select count(*), max(recorded_at) from event where gym = ? and athlete = ?",
                        row -> row.getLong(1) + " events, the last of " + row.getString(2) + ", "
                                + ExpectedPlans.of(plan),
                        round.load().gym(),
                        RESTING)
                .getFirst();
    }

    private static boolean isCommittedFor(TopicLog topic) {
        try {
            var offsets = topic.committedWithMetadata();
            var id = topic.id().toString();
            return !offsets.isEmpty()
                    && offsets.values().stream()
                            .allMatch(each -> each.metadata().equals(id));
        } catch (KafkaException away) {
            return false;
        }
    }
}
