package topset.program.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import topset.program.SeeEveryone;
import topset.store.Athlete;
import topset.store.read.EventCursor;
import topset.store.read.EventReader;

/** What becomes of the events of gyms that are joined and left while a page of events is read. */
class WatchedGymsTest {
    private static final String IRON = "iron-temple";
    private static final String STEEL = "steel-works";

    private final ReentrantLock lock = new ReentrantLock();
    private final WatchedGyms gyms = new WatchedGyms(lock::newCondition, 3);

    @BeforeEach
    void begin() {
        lock.lock();
        gyms.begin(at(10));
        gyms.enter(IRON);
    }

    @AfterEach
    void end() {
        lock.unlock();
    }

    @Test
    void a_gym_that_is_watched_while_a_page_is_read_is_read_from_before_this_page() {
        var after = gyms.ends();

        assertThat(gyms.enter(STEEL)).isEqualTo(at(10));
        add(after, 20, event(IRON, 11));

        assertThat(gyms.ends()).isEqualTo(Map.of(IRON, at(20), STEEL, at(10)));
        add(gyms.ends(), 30, event(STEEL, 12), event(IRON, 21));
        assertThat(received(STEEL, 10)).containsExactly(at(12));
        assertThat(received(IRON, 10)).containsExactly(at(11), at(21));
    }

    @Test
    void a_page_that_was_read_for_earlier_watchers_of_a_gym_is_not_added_for_a_later_one() {
        var withoutSteel = gyms.ends();
        gyms.enter(STEEL);
        add(withoutSteel, 20);
        var after = gyms.ends();

        gyms.leave(STEEL);
        assertThat(gyms.enter(STEEL)).isEqualTo(at(20));
        add(after, 30, event(STEEL, 15), event(STEEL, 25));

        assertThat(gyms.of(STEEL).end()).isEqualTo(at(20));
        add(gyms.ends(), 40, event(STEEL, 25));
        assertThat(received(STEEL, 20)).containsExactly(at(25));
    }

    @Test
    void a_gym_without_watchers_keeps_no_events_and_costs_the_others_no_memory() {
        gyms.enter(STEEL);
        add(gyms.ends(), 20, event(IRON, 11), event(STEEL, 12), event(STEEL, 13));

        gyms.leave(STEEL);
        add(gyms.ends(), 30, event(STEEL, 21), event(IRON, 22), event(IRON, 23));

        assertThat(received(IRON, 10)).containsExactly(at(11), at(22), at(23));
        gyms.enter(STEEL);
        assertThat(received(STEEL, 10)).isEmpty();
    }

    @Test
    void the_oldest_events_of_all_gyms_are_dropped_and_the_gym_then_begins_later() {
        gyms.enter(STEEL);

        add(gyms.ends(), 20, event(STEEL, 11), event(IRON, 12), event(IRON, 13), event(IRON, 14));

        assertThat(gyms.of(STEEL).start()).isEqualTo(at(11));
        assertThat(gyms.of(IRON).start()).isEqualTo(at(10));
        assertThat(received(IRON, 10)).containsExactly(at(12), at(13), at(14));
    }

    /** Adds a page without published events. */
    private void add(Map<String, EventCursor> after, long upTo, LiveEvent... events) {
        gyms.add(after, new EventReader.Page(List.of(), List.of(), at(upTo)), List.of(events));
    }

    private List<EventCursor> received(String gym, long after) {
        var audience = new Audience(gym, null, SeeEveryone.in(gym));
        return gyms.of(gym).after(at(after), audience).stream()
                .map(LiveEvent::at)
                .toList();
    }

    private static LiveEvent event(String gym, long transaction) {
        return new LiveEvent(at(transaction), new Athlete(gym, "lena"), "row-changed", "{}");
    }

    private static EventCursor at(long transaction) {
        return new EventCursor(transaction, 1);
    }
}
