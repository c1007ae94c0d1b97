package topset.verification.chaos.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import topset.verification.chaos.comparison.ProcessedEvents;
import topset.verification.chaos.comparison.TopicLog;
import topset.verification.chaos.load.KnownSet;
import topset.verification.chaos.load.SpoiltMessages;
import topset.verification.chaos.load.TrainingPlan;
import topset.verification.chaos.pair.ShakenPair;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Round;

/**
 * Sends events with an additional, unknown field, and runs two more services beside the first ones, as during an
 * upgrade. Until release 1.0 all of them are of this build (ADR 0129).
 */
record Upgraded() implements Fault.Strike {

    @Override
    public void strike(Round round) throws InterruptedException, SQLException {
        newField(round);
        sideBySide(round);
    }

    private static void newField(Round round) throws InterruptedException, SQLException {
        var gym = round.load().gym() + "-newer";
        var athlete = "sends-more";
        round.load().enrolElsewhere(gym, athlete);
        var topic = TopicLog.ofSessions(round.pair());
        var plan = new TrainingPlan(athlete, 15);
        var sets = new ArrayList<KnownSet>();
        while (sets.size() < 6) {
            sets.addAll(plan.session());
        }
        for (int n = 1; n <= sets.size(); n++) {
            var message = SpoiltMessages.good(gym, sets.get(n - 1), n);
            var more = new String(message.value(), UTF_8).replaceFirst("\\{", "{\"tempo\":{\"down\":3,\"up\":1},");
            topic.publish(SpoiltMessages.with(message, more.getBytes(UTF_8), Map.of("ce_tempo", "3-1")));
        }
        round.await("events with a new field to be processed", () -> seen(round, gym, athlete) == sets.size());
        round.judge(round.truth(gym).plans(athlete, sets));
        round.remark(sets.size() + " events with a new field");
    }

    private static long seen(Round round, String gym, String athlete) {
        try {
            return ProcessedEvents.of(round.pair(), gym).seen().getOrDefault(athlete, 0L);
        } catch (SQLException away) {
            return -1;
        }
    }

    private static void sideBySide(Round round) throws InterruptedException {
        var pair = round.pair();
        var session = pair.sessionService("other-session-service", Map.of());
        var program = pair.programService("other-program-service", Map.of());
        ShakenPair.startTogether(session, program);
        try {
            round.await("both versions to share the partitions", () -> SecondProgramService.members(round) == 2);
            pair.route(session, program);
            round.recovered(System.nanoTime());
            round.pause(round.scale().outage().dividedBy(2));
            pair.route(session, pair.program());
            round.recovered(System.nanoTime());
            pair.route(pair.session(), program);
            round.recovered(System.nanoTime());
            round.pause(round.scale().outage().dividedBy(2));
        } finally {
            pair.route(pair.session(), pair.program());
            session.stop();
            program.stop();
        }
        round.await("one version to have all partitions", () -> SecondProgramService.members(round) == 1);
        round.recovered(System.nanoTime());
    }
}
