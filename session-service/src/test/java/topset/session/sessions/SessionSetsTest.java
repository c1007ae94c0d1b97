package topset.session.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.session.sessions.BenchSet.logged;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionSetsTest {
    private static final int MOST_BYTES_OF_A_SET = 20_000;

    private final Random random = new Random(17);

    @Test
    void sets_are_found_and_keep_the_order_in_which_they_were_logged() {
        var model = new LinkedHashMap<UUID, Session.LoggedSet>();
        var sets = SessionSets.NONE;
        var ids = ids();
        for (int n = 0; n < 2_000; n++) {
            var id = ids.get(random.nextInt(ids.size()));
            var set = logged(n, 1, false, null);
            model.put(id, set);
            sets = sets.with(id, set);
        }

        assertThat(asMap(sets)).containsExactlyEntriesOf(model);
        assertThat(sets.size()).isEqualTo(model.size());
        for (var id : ids) {
            assertThat(sets.get(id)).isEqualTo(model.get(id));
            assertThat(sets.contains(id)).isEqualTo(model.containsKey(id));
        }
    }

    @Test
    void a_session_never_changes_when_another_set_is_logged_or_corrected() {
        var versions = new ArrayList<SessionSets>(List.of(SessionSets.NONE));
        var models = new ArrayList<Map<UUID, Session.LoggedSet>>(List.of(Map.of()));
        var ids = ids();
        for (int n = 0; n < 300; n++) {
            var id = ids.get(random.nextInt(ids.size()));
            var set = logged(n, 2, false, null);
            var model = new LinkedHashMap<>(models.getLast());
            model.put(id, set);
            models.add(model);
            versions.add(versions.getLast().with(id, set));
        }

        for (int n = 0; n < versions.size(); n++) {
            assertThat(asMap(versions.get(n))).isEqualTo(models.get(n));
        }
    }

    @Test
    void sums_follow_corrections_and_removals() {
        var id = UUID.randomUUID();
        var one = SessionSets.NONE
                .with(id, logged(1, 1, false, "slow"))
                .with(UUID.randomUUID(), logged(2, 1, false, null));
        assertThat(one.totals()).isEqualTo(new SessionSets.Totals(2, 2, 2, 4));

        var corrected = one.with(id, logged(3, 2, false, "slow"));
        assertThat(corrected.totals()).isEqualTo(new SessionSets.Totals(2, 2, 3, 8));

        var removed = corrected.with(id, logged(4, 3, true, "slow"));
        assertThat(removed.totals()).isEqualTo(new SessionSets.Totals(2, 1, 2, 4));
    }

    @Test
    void a_set_of_a_long_session_copies_little() {
        var sets = SessionSets.NONE;
        for (int n = 0; n < 10_000; n++) {
            sets = sets.with(new UUID(random.nextLong(), random.nextLong()), logged(n, 1, false, null));
        }
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var another = logged(10_000, 1, false, null);
        var id = UUID.randomUUID();
        sets.with(id, another); // loads the classes

        var before = threads.getCurrentThreadAllocatedBytes();
        var longer = sets.with(id, another);
        var allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(longer.size()).isEqualTo(10_001);
        assertThat(allocated).isLessThan(MOST_BYTES_OF_A_SET);
    }

    /** Returns ids of which many agree in their last bits, so that they share a long path. */
    private List<UUID> ids() {
        var ids = new ArrayList<UUID>();
        for (int n = 0; n < 100; n++) {
            ids.add(new UUID(random.nextLong(), random.nextLong()));
            ids.add(new UUID(n, 0));
            ids.add(new UUID((long) n << 60, 7));
        }
        return ids;
    }

    private static Map<UUID, Session.LoggedSet> asMap(SessionSets sets) {
        var map = new LinkedHashMap<UUID, Session.LoggedSet>();
        sets.inOrder().forEach(placed -> map.put(placed.setId(), placed.set()));
        return map;
    }
}
