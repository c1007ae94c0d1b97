package topset.store.append;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnQueueTest {
    private static final int NO_WAIT = 0;

    private final TurnQueue<String> queue = new TurnQueue<>(6, 4, String::length);

    private List<String> take(int most) throws InterruptedException {
        return queue.take(most, Integer.MAX_VALUE, NO_WAIT);
    }

    private void offer(String gym, String... items) {
        for (var item : items) {
            assertThat(queue.offer(gym, item)).as(item).isTrue();
        }
    }

    @Test
    void gyms_take_turns_and_the_items_of_one_keep_their_order() throws InterruptedException {
        offer("a", "a1", "a2", "a3");
        offer("b", "b1");
        offer("c", "c1", "c2");

        assertThat(take(4)).containsExactly("a1", "b1", "c1", "a2");
        assertThat(take(4)).containsExactly("c2", "a3");
        assertThat(take(4)).isEmpty();
    }

    @Test
    void a_gym_that_was_just_served_comes_after_the_others_next_time() throws InterruptedException {
        offer("a", "a1", "a2");
        offer("b", "b1");

        assertThat(take(1)).containsExactly("a1");
        assertThat(take(1)).containsExactly("b1");
    }

    @Test
    void one_gym_cannot_fill_the_queue() {
        offer("a", "a1", "a2", "a3", "a4");

        assertThat(queue.offer("a", "a5")).isFalse();
        assertThat(queue.offer("b", "b1")).isTrue();
    }

    @Test
    void a_full_queue_refuses_everybody_until_something_is_taken() throws InterruptedException {
        offer("a", "a1", "a2", "a3", "a4");
        offer("b", "b1", "b2");

        assertThat(queue.offer("c", "c1")).isFalse();
        take(1);
        assertThat(queue.offer("c", "c1")).isTrue();
    }

    @Test
    void items_are_taken_up_to_a_weight_and_a_heavy_one_alone() throws InterruptedException {
        offer("a", "xxxx", "xx", "xx", "xxxxxxxxx");

        assertThat(queue.take(9, 5, NO_WAIT)).containsExactly("xxxx");
        assertThat(queue.take(9, 5, NO_WAIT)).containsExactly("xx", "xx");
        assertThat(queue.take(9, 5, NO_WAIT)).containsExactly("xxxxxxxxx");
    }

    @Test
    void a_closed_queue_gives_out_what_it_has_and_accepts_no_more() throws InterruptedException {
        offer("a", "a1");
        offer("b", "b1");

        assertThat(new ArrayList<>(queue.close())).containsExactlyInAnyOrder("a1", "b1");
        assertThat(queue.offer("a", "a2")).isFalse();
        assertThat(queue.size()).isZero();
    }
}
