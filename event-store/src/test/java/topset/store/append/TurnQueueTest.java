package topset.store.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import topset.store.Athlete;
import topset.store.TooManyWritesException;
import topset.testsupport.Eventually;

class TurnQueueTest {
    /** The owner's id is the text before the dash. A work has as many events as its text has characters. */
    private record Item(String gym, String text) implements Work<String> {
        @Override
        public Athlete owner() {
            int dash = text.indexOf('-');
            return new Athlete(gym, dash < 0 ? text : text.substring(0, dash));
        }

        @Override
        public int mostEvents() {
            return text.length();
        }

        @Override
        public void read(Reads reads) {}

        @Override
        public String decide(Tx tx) {
            return text;
        }
    }

    private static final TurnQueue.Limits LIMITS = new TurnQueue.Limits(2, 4, Duration.ZERO, 4, 1_000, 8, 6, 3);

    private TurnQueue queue = new TurnQueue(LIMITS);

    private static PendingWork<String> work(String gym, String text) {
        return new PendingWork<>(new Item(gym, text), 0);
    }

    private void offer(String gym, String... texts) {
        for (var text : texts) {
            queue.offer(work(gym, text));
        }
    }

    private void assertRefused(String gym, String text) {
        assertThatThrownBy(() -> offer(gym, text)).isInstanceOf(TooManyWritesException.class);
    }

    /** Removes a batch whose works all fail, so that none of them runs again. */
    private List<PendingWork<?>> take() throws InterruptedException {
        var batch = queue.take();
        batch.forEach(work -> work.fail(new IllegalStateException("refused")));
        return batch;
    }

    private static List<String> texts(List<PendingWork<?>> works) {
        return works.stream().map(each -> ((Item) each.work()).text()).toList();
    }

    /** Removes a batch that ends at once. */
    private List<String> takeAndEnd() throws InterruptedException {
        var batch = take();
        queue.end(batch);
        return texts(batch);
    }

    @Test
    void gyms_take_turns_and_the_items_of_one_keep_their_order() throws InterruptedException {
        offer("a", "a1", "a2", "a3");
        offer("b", "b1");
        offer("c", "c1", "c2");

        assertThat(takeAndEnd()).containsExactly("a1", "b1", "c1", "a2");
        assertThat(takeAndEnd()).containsExactly("c2", "a3");
        assertThat(queue.size()).isZero();
    }

    @Test
    void a_gym_that_was_just_served_comes_after_the_others_next_time() throws InterruptedException {
        queue = new TurnQueue(new TurnQueue.Limits(2, 4, Duration.ZERO, 1, 1_000, 8, 6, 3));
        offer("a", "a1", "a2");
        offer("b", "b1");

        assertThat(takeAndEnd()).containsExactly("a1");
        assertThat(takeAndEnd()).containsExactly("b1");
    }

    @Test
    void a_batch_has_one_item_of_an_owner_and_others_pass_the_next_ones() throws InterruptedException {
        offer("a", "kim-1", "kim-2", "lena-1", "kim-3");

        assertThat(takeAndEnd()).containsExactly("kim-1", "lena-1");
        assertThat(takeAndEnd()).containsExactly("kim-2");
        assertThat(takeAndEnd()).containsExactly("kim-3");
    }

    @Test
    void the_items_of_owners_on_their_way_are_skipped_and_a_second_batch_needs_enough_items()
            throws InterruptedException {
        offer("a", "kim-1", "lena-1");
        var first = take();
        offer("a", "kim-2", "lena-2", "max-1");
        assertThat(texts(first)).containsExactly("kim-1", "lena-1");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var second = threads.submit(() -> texts(take()));
            offer("b", "tom-1");

            assertThat(second).succeedsWithin(Eventually.AT_MOST);
            assertThat(second.resultNow()).containsExactly("max-1", "tom-1");
        }
    }

    @Test
    void a_locked_item_is_tried_again_and_the_owners_next_item_waits_behind_it() throws InterruptedException {
        offer("a", "kim-1", "kim-2");
        var batch = queue.take();
        queue.end(batch);

        assertThat(takeAndEnd()).containsExactly("kim-1");
        assertThat(takeAndEnd()).containsExactly("kim-2");
    }

    @Test
    void one_owner_and_one_gym_cannot_fill_the_queue() {
        offer("a", "kim-1", "kim-2", "kim-3");
        assertRefused("a", "kim-4");

        offer("a", "a1", "a2", "a3");
        assertRefused("a", "a4");
        offer("b", "b1");
    }

    @Test
    void a_full_queue_refuses_everybody_until_something_is_removed() throws InterruptedException {
        offer("a", "a1", "a2", "a3", "a4");
        offer("b", "b1", "b2", "b3", "b4");

        assertRefused("c", "c1");
        takeAndEnd();
        offer("c", "c1");
    }

    @Test
    void items_are_removed_up_to_a_weight_and_a_heavy_one_alone() throws InterruptedException {
        queue = new TurnQueue(new TurnQueue.Limits(2, 4, Duration.ZERO, 9, 5, 8, 6, 3));
        offer("a", "xxxx", "yy", "zz", "xxxxxxxxx");

        assertThat(takeAndEnd()).containsExactly("xxxx");
        assertThat(takeAndEnd()).containsExactly("yy", "zz");
        assertThat(takeAndEnd()).containsExactly("xxxxxxxxx");
    }

    @Test
    void after_a_batch_of_several_the_next_one_gathers_until_as_many_wait() throws Exception {
        gathers(2, 2);
    }

    @Test
    void after_a_large_batch_the_next_one_gathers_only_what_is_enough_for_a_second_batch() throws Exception {
        gathers(6, 4);
    }

    private void gathers(int first, int second) throws Exception {
        queue = new TurnQueue(new TurnQueue.Limits(1, 4, Duration.ofHours(1), 64, 1_000, 99, 99, 9));
        IntStream.range(0, first).forEach(n -> offer("a", "a" + n));
        assertThat(takeAndEnd()).as("the first gathers nothing").hasSize(first);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            offer("a", "b");
            var next = threads.submit(() -> texts(take()));
            IntStream.range(1, second).forEach(n -> offer("a", "b" + n));

            assertThat(next).succeedsWithin(Eventually.AT_MOST);
            assertThat(next.resultNow()).hasSize(second);
        }
    }

    @Test
    void a_lone_client_never_gathers() throws InterruptedException {
        queue = new TurnQueue(new TurnQueue.Limits(1, 4, Duration.ofHours(1), 64, 1_000, 99, 99, 9));
        for (int n = 0; n < 3; n++) {
            offer("a", "a" + n);
            assertThat(takeAndEnd()).containsExactly("a" + n);
        }
    }

    @Test
    void a_closed_queue_gives_out_what_it_has_and_accepts_no_more() throws InterruptedException {
        offer("a", "a1");
        offer("b", "b1");

        queue.close();

        assertThatThrownBy(() -> offer("a", "a2")).isInstanceOf(IllegalStateException.class);
        assertThat(new ArrayList<>(takeAndEnd())).containsExactlyInAnyOrder("a1", "b1");
        assertThat(takeAndEnd()).isEmpty();
    }
}
