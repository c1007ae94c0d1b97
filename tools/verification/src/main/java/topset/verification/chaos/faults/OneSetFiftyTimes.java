package topset.verification.chaos.faults;

import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import topset.verification.chaos.load.KnownSet;
import topset.verification.chaos.load.TrainingPlan;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Round;
import topset.verification.support.Answer;
import topset.verification.support.SetRequest;

/** Sends the same set fifty times at the same time, and then once with another body. */
record OneSetFiftyTimes() implements Fault.Strike {

    private static final int TIMES = 50;

    @Override
    public void strike(Round round) throws InterruptedException, ExecutionException {
        var load = round.load();
        load.enrol("impatient");
        var set = new TrainingPlan("impatient", round.random().nextLong())
                .session()
                .getFirst();
        load.begin(set);
        var bodies = new HashSet<String>();
        var created = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, TIMES)
                    .mapToObj(n -> threads.submit((Callable<Answer>) () -> post(round, set, set.set())))
                    .toList();
            for (var call : calls) {
                var answer = call.get();
                bodies.add(answer.text());
                created += answer.status() == 201 ? 1 : 0;
                round.mustHold(
                        answer.status() == 200 || answer.status() == 201,
                        "answered " + answer.status() + " " + answer.text());
            }
        }
        load.ledger().acknowledge(set);
        round.mustHold(bodies.size() == 1, "different answers: " + bodies);
        round.mustHold(created == 1, "answered 201 " + created + " times");
        var other = post(round, set, set.set().corrected("77.5", 1, null));
        round.mustHold(other.status() == 409, "another body was answered " + other.status());
        round.recovered(System.nanoTime());
    }

    private static Answer post(Round round, KnownSet set, SetRequest body) {
        return round.pair()
                .sessions(round.load().gym(), "coach")
                .post("/v1/sessions/" + set.sessionId() + "/sets", body);
    }
}
