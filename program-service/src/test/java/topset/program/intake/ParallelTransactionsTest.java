package topset.program.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTransactionsTest {

    @Test
    void two_transactions_run_at_the_same_time() {
        var both = new CyclicBarrier(2);

        ParallelTransactions.run(List.of(() -> await(both), () -> await(both)));

        assertThat(both.isBroken()).isFalse();
    }

    @Test
    void all_transactions_run_once() {
        Set<Integer> run = ConcurrentHashMap.newKeySet();

        ParallelTransactions.run(IntStream.range(0, 20)
                .<Runnable>mapToObj(n -> () -> assertThat(run.add(n)).isTrue())
                .toList());

        assertThat(run).hasSize(20);
    }

    @Test
    void the_failure_of_one_transaction_reaches_the_caller_after_the_other_has_ended() {
        for (int failing : List.of(0, 1)) {
            var both = new CyclicBarrier(2);
            var failure = new IllegalStateException("transaction " + failing);
            var committed = new AtomicBoolean();
            Runnable fails = () -> {
                await(both);
                throw failure;
            };
            Runnable commits = () -> {
                await(both);
                committed.set(true);
            };

            assertThatThrownBy(() ->
                            ParallelTransactions.run(failing == 0 ? List.of(fails, commits) : List.of(commits, fails)))
                    .isSameAs(failure);

            assertThat(committed).isTrue();
        }
    }

    @Test
    void no_transaction_starts_after_both_threads_have_failed() {
        var both = new CyclicBarrier(2);
        var started = new AtomicBoolean();
        Runnable fails = () -> {
            await(both);
            throw new IllegalStateException("failed");
        };

        assertThatThrownBy(() -> ParallelTransactions.run(List.of(fails, fails, () -> started.set(true))))
                .hasMessage("failed");

        assertThat(started).isFalse();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
