package topset.program.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.contract.EventType;
import topset.store.Athlete;
import topset.store.inbox.Incoming;

class IntakeBatchTest {

    @Test
    void an_athlete_of_a_gym_behind_many_of_another_is_in_the_first_transaction() {
        var batch = new ArrayList<>(athletes("big", 300));
        var last = event("small", "kim", 1);
        batch.add(last);

        var transactions = transactions(batch);

        assertThat(transactions).extracting(List::size).containsExactly(64, 64, 64, 64, 45);
        assertThat(transactions.getFirst()).startsWith(batch.getFirst(), last, batch.get(1));
        assertThat(transactions).flatExtracting(each -> each).containsExactlyInAnyOrderElementsOf(batch);
    }

    @Test
    void an_athletes_events_stay_together_and_in_order() {
        var batch = new ArrayList<Incoming>();
        for (int n = 1; n <= 5; n++) {
            int sequence = n;
            IntStream.range(0, 80).forEach(athlete -> batch.add(event("big", "a" + athlete, sequence)));
            batch.add(event("small", "kim", sequence));
        }

        var transactions = transactions(batch);

        assertThat(transactions).extracting(List::size).containsExactly(5 * 64, 5 * 17);
        for (var transaction : transactions) {
            for (int n = 0; n < transaction.size(); n += 5) {
                assertThat(transaction.subList(n, n + 5))
                        .extracting(Incoming::sequence)
                        .containsExactly(1L, 2L, 3L, 4L, 5L);
                assertThat(transaction.subList(n, n + 5))
                        .extracting(Incoming::athlete)
                        .containsOnly(transaction.get(n).athlete());
            }
        }
    }

    @Test
    void the_athletes_of_one_gym_are_divided_in_the_order_of_their_first_events() {
        var oneGym = athletes("big", 150);

        assertThat(transactions(oneGym))
                .containsExactly(oneGym.subList(0, 64), oneGym.subList(64, 128), oneGym.subList(128, 150));
    }

    @Test
    void a_batch_of_few_athletes_is_one_transaction() {
        var few = new ArrayList<>(athletes("big", 63));
        few.add(event("small", "kim", 1));

        assertThat(transactions(few)).hasSize(1);
        assertThat(transactions(few).getFirst()).containsExactlyInAnyOrderElementsOf(few);
        assertThat(transactions(List.of())).isEmpty();
    }

    @Test
    void each_erasure_has_a_transaction_of_its_own() {
        var erased = List.of(erasure("a0", 1), erasure("a1", 2));
        var batch = new ArrayList<>(erased);
        batch.addAll(athletes("big", 100).subList(1, 100));

        var divided = new IntakeBatch(batch);

        assertThat(events(divided.parts)).containsExactly(batch.subList(3, 67), batch.subList(67, 101));
        assertThat(events(divided.erasures))
                .containsExactly(List.of(erased.getFirst()), List.of(erased.getLast(), batch.get(2)));
    }

    @Test
    void erasures_run_after_all_others() {
        var run = new ConcurrentLinkedQueue<Incoming>();
        var erasure = erasure("a0", 1);
        var batch = new ArrayList<>(List.of(erasure));
        batch.addAll(athletes("big", 200).subList(1, 200));

        new IntakeBatch(batch).run(part -> run.addAll(events(part)));

        assertThat(run).hasSize(200).last().isSameAs(erasure);
    }

    @Test
    void two_transactions_run_at_the_same_time() {
        var both = new CyclicBarrier(2);

        twoTransactions().run(part -> await(both));

        assertThat(both.isBroken()).isFalse();
    }

    @Test
    void a_failure_reaches_the_caller_after_all_others_have_ended() {
        var both = new CyclicBarrier(2);
        var batch = twoTransactions();
        var failure = new IllegalStateException("failed");
        var committed = new AtomicInteger();

        assertThatThrownBy(() -> batch.run(part -> {
                    await(both);
                    if (isFull(part)) {
                        batch.failed(part, failure);
                    } else {
                        committed.incrementAndGet();
                    }
                }))
                .isSameAs(failure);

        assertThat(committed).hasValue(1);
        batch.run(part -> assertThat(isFull(part)).isTrue());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_error_of_either_thread_reaches_the_caller_and_loses_no_transaction(boolean ofFull) {
        var both = new CyclicBarrier(2);
        var batch = twoTransactions();
        var started = new AtomicInteger();

        assertThatThrownBy(() -> batch.run(part -> {
                    if (started.incrementAndGet() <= 2) {
                        await(both);
                    }
                    if (isFull(part) == ofFull) {
                        throw new AssertionError("an error");
                    }
                }))
                .hasMessage("an error");

        assertThat(batch.parts).hasSize(1);
    }

    @Test
    void after_a_stop_no_transaction_starts_until_the_next_run() {
        var batch = new IntakeBatch(Stream.concat(athletes("big", 300).stream(), Stream.of(erasure("a0", 2)))
                .toList());
        var both = new CyclicBarrier(2);
        var started = new AtomicInteger();

        assertThatThrownBy(() -> batch.run(part -> {
                    started.incrementAndGet();
                    await(both);
                    batch.stop(part, new IllegalStateException("stopped"));
                    await(both);
                }))
                .hasMessage("stopped");

        assertThat(started).hasValue(2);
        var run = new ConcurrentLinkedQueue<Incoming>();
        batch.run(part -> run.addAll(events(part)));
        assertThat(run).hasSize(301).doesNotHaveDuplicates();
    }

    private static IntakeBatch twoTransactions() {
        return new IntakeBatch(athletes("big", IntakeBatch.MOST_ATHLETES + 1));
    }

    private static boolean isFull(IntakeBatch.Part part) {
        return part.byAthlete().size() == IntakeBatch.MOST_ATHLETES;
    }

    private static List<List<Incoming>> transactions(List<Incoming> events) {
        return events(new IntakeBatch(events).parts);
    }

    private static List<Incoming> events(IntakeBatch.Part part) {
        return part.byAthlete().stream().flatMap(List::stream).toList();
    }

    private static List<List<Incoming>> events(Collection<IntakeBatch.Part> parts) {
        return parts.stream().map(IntakeBatchTest::events).toList();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static Incoming erasure(String athlete, long sequence) {
        return new Incoming(
                new Athlete("big", athlete),
                sequence,
                "big/" + athlete + "/erased",
                EventType.ATHLETE_ERASED.ceType(),
                Map.of(),
                new byte[0]);
    }

    private static List<Incoming> athletes(String gym, int count) {
        return IntStream.range(0, count).mapToObj(n -> event(gym, "a" + n, 1)).toList();
    }

    private static Incoming event(String gym, String athlete, long sequence) {
        return new Incoming(
                new Athlete(gym, athlete),
                sequence,
                gym + "/" + athlete + "/" + sequence,
                "type",
                Map.of(),
                new byte[0]);
    }
}
