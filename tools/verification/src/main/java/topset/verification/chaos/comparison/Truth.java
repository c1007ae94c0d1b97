package topset.verification.chaos.comparison;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import topset.local.servers.Database;
import topset.verification.chaos.load.KnownSet;
import topset.verification.chaos.load.Ledger;
import topset.verification.chaos.pair.ShakenPair;

/** Waits until all events are processed, and then compares the data of both services with the acknowledged sets. */
public final class Truth {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final ShakenPair pair;
    private final String gym;
    private final Ledger ledger;
    private final Duration patience;

    public Truth(ShakenPair pair, String gym, Ledger ledger, Duration patience) {
        this.patience = patience;
        this.pair = pair;
        this.gym = gym;
        this.ledger = ledger;
    }

    public Verdict compare(boolean refilled) throws SQLException, InterruptedException {
        var verdict = rest();
        var acknowledged = ledger.acknowledged();
        var stored = StoredEvents.of(pair, gym);
        verdict = verdict.and(stored.compare(acknowledged))
                .and(PublishedEvents.of(pair, gym).compare(stored, refilled))
                .and(ProcessedEvents.of(pair, gym).compare(stored, acknowledged))
                .and(plans(acknowledged))
                .and(PublishedTargets.of(pair, gym).compare(pair, gym, acknowledged));
        for (var wrong : ledger.wrong()) {
            verdict = verdict.and(Verdict.wrong(wrong));
        }
        return verdict;
    }

    /** Waits until both outboxes are empty and every stored event is processed. */
    private Verdict rest() throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (outbox(Database.SESSION) == 0
                        && ProcessedEvents.of(pair, gym).hasAllOf(StoredEvents.of(pair, gym))
                        && outbox(Database.PROGRAM) == 0) {
                    return Verdict.CLEAN;
                }
            } catch (SQLException away) {
                // The database cannot be reached now. It must be reachable again before the time limit ends.
            }
            Thread.sleep(LOOK_EVERY);
        }
        return Verdict.wrong("not everything was published and processed after " + patience.toSeconds() + " s");
    }

    private long outbox(Database database) throws SQLException {
        return pair.query(database, "select count(*) from outbox", row -> row.getLong(1))
                .getFirst();
    }

    private Verdict plans(List<KnownSet> acknowledged) {
        var byAthlete = acknowledged.stream().collect(Collectors.groupingBy(KnownSet::athlete));
        var verdict = Verdict.CLEAN;
        for (var athlete : byAthlete.entrySet()) {
            verdict = verdict.and(plans(athlete.getKey(), athlete.getValue()));
        }
        return verdict;
    }

    public Verdict plans(String athlete, List<KnownSet> sets) {
        var verdict = Verdict.CLEAN;
        for (Map.Entry<Integer, Map<String, ExpectedPlans.Slot>> week :
                ExpectedPlans.of(sets).entrySet()) {
            try {
                var answer = pair.programs(gym, "coach").get("/v1/athletes/" + athlete + "/weeks/" + week.getKey());
                if (answer.status() != 200) {
                    verdict = verdict.and(Verdict.wrong("week " + week.getKey() + " of " + athlete + " was answered "
                            + answer.status() + " " + answer.text()));
                } else if (!ExpectedPlans.of(answer.json()).equals(week.getValue())) {
                    verdict = verdict.and(Verdict.wrong("week " + week.getKey() + " of " + athlete + " is "
                            + ExpectedPlans.of(answer.json()) + ", must be " + week.getValue()));
                }
            } catch (UncheckedIOException e) {
                verdict = verdict.and(Verdict.wrong("week " + week.getKey() + " of " + athlete + ": " + e));
            }
        }
        return verdict;
    }
}
