package topset.session.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pcollections.OrderedPMap;
import topset.contract.SetDetails;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.contract.WeightUnit;
import topset.session.events.SessionEvent;
import topset.session.sessions.SessionMemory.KnownSession;
import topset.store.StreamKey;

class SessionMemoryTest {
    private static final OffsetDateTime START = OffsetDateTime.parse("2026-11-24T17:40:00+01:00");

    private final SessionMemory memory = new SessionMemory();

    @Test
    void long_notes_leave_room_for_fewer_sessions() {
        var sessions = kept(session(500, "x".repeat(1_000)));
        eventually().untilAsserted(() -> assertThat(remembered(sessions)).isBetween(1L, 50L));
    }

    @Test
    void short_sessions_are_remembered_together() {
        var sessions = kept(session(20, null));
        assertThat(remembered(sessions)).isEqualTo(sessions.size());
    }

    private List<StreamKey> kept(KnownSession session) {
        var keys = IntStream.range(0, 150)
                .mapToObj(n -> new StreamKey("iron-temple", SessionEvent.stream(new UUID(0, n))))
                .toList();
        keys.forEach(key -> memory.keep(key, session));
        return keys;
    }

    private long remembered(List<StreamKey> sessions) {
        return sessions.stream()
                .filter(each -> memory.recall(each).version() > 0)
                .count();
    }

    @Test
    void the_first_and_the_current_note_of_a_corrected_set_count_and_those_of_a_removed_set_once() {
        var corrected = new Session.LoggedSet(bench("x".repeat(500)), 1, 2, bench("x".repeat(500)), 2, null, false);
        var removed = new Session.LoggedSet(bench("x".repeat(500)), 1, 3, null, 3, null, false);

        var ofCorrected = kept(sessionOf(500, corrected));
        eventually().untilAsserted(() -> assertThat(remembered(ofCorrected)).isBetween(1L, 60L));
        var ofRemoved = kept(sessionOf(500, removed));
        eventually().untilAsserted(() -> assertThat(remembered(ofRemoved)).isBetween(61L, 100L));
    }

    private static KnownSession session(int sets, @Nullable String note) {
        return sessionOf(sets, new Session.LoggedSet(bench(note), 1, 1, bench(note), 1, null, false));
    }

    private static KnownSession sessionOf(int sets, Session.LoggedSet set) {
        var logged = OrderedPMap.<UUID, Session.LoggedSet>empty();
        for (int n = 0; n < sets; n++) {
            logged = logged.plus(new UUID(1, n), set);
        }
        return new KnownSession(new Session.Begun("lifter-1", START, 1, 1, null, logged, false), sets + 1);
    }

    private static SetDetails bench(@Nullable String note) {
        var load = new Weight(new BigDecimal("120"), WeightUnit.KG);
        return new SetDetails("bench-press", SetRole.TOP, load, 4, null, false, START, null, note);
    }
}
