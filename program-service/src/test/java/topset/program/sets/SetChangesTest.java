package topset.program.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Sets.corrected;
import static topset.program.Sets.removed;
import static topset.program.Sets.top;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.CompletedSet;
import topset.contract.SessionFact;
import topset.program.OnPostgres;
import topset.program.WithDatabase;
import topset.rules.lift.LoggedSet;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.RoundTrip;
import topset.store.inbox.Incoming;

/** Tests the content of the set table after facts arrived in any order, any number of times and in any batches. */
@WithDatabase
class SetChangesTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String START = "2026-11-24T11:00:00Z";
    private static final int HISTORIES_IN_JAVA = 2_000;
    private static final int HISTORIES_IN_THE_TABLE = 150;

    private final OnPostgres service = new OnPostgres();

    /** A fact and the time it was recorded. */
    private record Recorded(SessionFact fact, @Nullable Instant at) {}

    @Test
    void a_correction_of_equal_revision_that_was_recorded_later_is_stored() {
        var lifter = lifter();
        var logged = top(lifter, START, "120", 4);
        take(lifter, new Recorded(logged, NOON), new Recorded(corrected(logged, 2, 5), NOON.plusSeconds(1)));

        take(lifter, new Recorded(corrected(logged, 2, 3), NOON.plusSeconds(2)));

        assertThat(sets(lifter)).extracting(LoggedSet::reps).containsExactly(3);
    }

    @Test
    void a_removal_of_equal_revision_that_was_recorded_later_is_stored() {
        var lifter = lifter();
        var logged = top(lifter, START, "120", 4);
        take(lifter, new Recorded(corrected(logged, 2, 5), NOON));

        take(lifter, new Recorded(removed(logged, 2), NOON.plusSeconds(1)));

        assertThat(sets(lifter)).isEmpty();
    }

    @Test
    void a_row_without_a_time_of_recording_gives_way_to_a_fact_of_its_revision() {
        var lifter = lifter();
        var logged = top(lifter, START, "120", 4);
        take(lifter, new Recorded(corrected(logged, 2, 5), NOON));
        service.change("update set_fact set recorded_at = null where gym = ?", lifter);

        take(lifter, new Recorded(corrected(logged, 2, 3), NOON));

        assertThat(sets(lifter)).extracting(LoggedSet::reps).containsExactly(3);
    }

    @Test
    void learning_when_a_known_fact_was_recorded_changes_nothing_to_be_planned() {
        var lifter = lifter();
        var logged = top(lifter, START, "120", 4);
        assertThat(take(lifter, new Recorded(logged, null))).isTrue();

        assertThat(take(lifter, new Recorded(logged, NOON))).isFalse();

        assertThat(service.number(
                        "select count(*) from set_fact where gym = ? and recorded_at = '" + NOON + "'", lifter.gym()))
                .isEqualTo(1);
    }

    @Test
    void any_order_and_any_repeats_of_the_same_facts_leave_the_same_in_java() {
        for (int seed = 0; seed < HISTORIES_IN_JAVA; seed++) {
            var random = new Random(seed);
            var facts = history(lifter(), random);

            assertThat(newest(delivered(facts, random))).as("seed %d", seed).isEqualTo(newest(facts));
        }
    }

    @Test
    void any_order_any_repeats_and_any_batches_of_the_same_facts_leave_the_same_rows() {
        for (int seed = 0; seed < HISTORIES_IN_THE_TABLE; seed++) {
            var random = new Random(seed);
            var facts = history(lifter(), random);
            var inOneBatch = lifter();
            take(inOneBatch, facts.toArray(Recorded[]::new));
            var inAnyOrder = lifter();
            var delivered = delivered(facts, random);
            while (!delivered.isEmpty()) {
                var batch = delivered.subList(0, 1 + random.nextInt(delivered.size()));
                take(inAnyOrder, batch.toArray(Recorded[]::new));
                batch.clear();
            }

            assertThat(rows(inAnyOrder))
                    .as("seed %d", seed)
                    .isEqualTo(rows(inOneBatch))
                    .isEqualTo(newest(facts));
        }
    }

    /** Some facts of three sets, with few revisions and few times, so that many are equal. */
    private static List<Recorded> history(Athlete lifter, Random random) {
        var sets = new ArrayList<CompletedSet>();
        for (int n = 0; n < 3; n++) {
            sets.add(top(lifter, START, "120", 4));
        }
        var facts = new ArrayList<Recorded>();
        for (int n = 0; n < 12; n++) {
            var set = sets.get(random.nextInt(sets.size()));
            int revision = 1 + random.nextInt(3);
            var at = random.nextInt(4) == 0 ? null : NOON.plusNanos(1_000L * random.nextInt(3));
            facts.add(new Recorded(
                    random.nextInt(4) == 0 ? removed(set, revision) : corrected(set, revision, 1 + random.nextInt(3)),
                    at));
        }
        return facts;
    }

    /** Each fact at least once, in any order. */
    private static List<Recorded> delivered(List<Recorded> facts, Random random) {
        var delivered = new ArrayList<>(facts);
        facts.stream().filter(each -> random.nextBoolean()).forEach(delivered::add);
        Collections.shuffle(delivered, random);
        return delivered;
    }

    private static Map<String, SetFact> newest(List<Recorded> facts) {
        var newest = new HashMap<String, SetFact>();
        for (var each : facts) {
            var fact = Objects.requireNonNull(
                    arrived(new Athlete("gym", "lifter"), each).set());
            newest.compute(fact.setId(), (setId, known) -> fact.supersedes(known) ? fact : known);
        }
        return newest;
    }

    private static Athlete lifter() {
        return new Athlete("gym-" + UUID.randomUUID(), "lifter");
    }

    private static ArrivedEvent arrived(Athlete athlete, Recorded recorded) {
        var at = recorded.at();
        Map<String, String> headers = at == null ? Map.of() : Map.of(Incoming.RECORDED_AT, at.toString());
        return ArrivedEvent.of(new Incoming(athlete, 1, "event", "type", headers, null), null, recorded.fact());
    }

    /** Returns whether the facts have changed something to be planned. */
    private boolean take(Athlete athlete, Recorded... facts) {
        var arrived =
                List.of(facts).stream().map(each -> arrived(athlete, each)).toList();
        var roundTrip = new RoundTrip();
        var changes = new SetChanges(athlete, arrived);
        SetFactTable.read(roundTrip, changes, false);
        service.store.run(List.of(athlete), tx -> {
            tx.query(roundTrip);
            arrived.forEach(each -> assertThat(changes.apply(each)).isNull());
            tx.rows(SetFactTable.save(changes));
            return true;
        });
        return changes.changePlans();
    }

    private List<LoggedSet> sets(Athlete athlete) {
        var roundTrip = new RoundTrip();
        var sets = SetFactTable.since(roundTrip, athlete, Instant.EPOCH);
        Query.on(service.dataSource, connection -> {
            roundTrip.run(connection);
            return true;
        });
        return sets;
    }

    /** The stored rows of an athlete's sets. */
    private Map<String, SetFact> rows(Athlete athlete) {
        var rows = new HashMap<String, SetFact>();
        Query.on(service.dataSource, connection -> {
            SetFactTable.all(connection, athlete, row -> rows.put(row.setId(), row));
            return true;
        });
        return rows;
    }
}
