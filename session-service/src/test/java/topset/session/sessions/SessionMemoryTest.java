package topset.session.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.session.events.SessionStream;
import topset.store.Athlete;
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
                .mapToObj(n -> new StreamKey("iron-temple", SessionStream.name(new UUID(0, n))))
                .toList();
        keys.forEach(key -> memory.keep(key, session));
        return keys;
    }

    private long remembered(List<StreamKey> sessions) {
        return sessions.stream()
                .filter(each -> memory.recall(each).version() > 0)
                .count();
    }

    private static KnownSession session(int sets, @Nullable String note) {
        var logged = SessionSets.NONE;
        for (int n = 0; n < sets; n++) {
            logged = logged.with(new UUID(1, n), BenchSet.logged(n, 1, false, note));
        }
        return new KnownSession(
                Optional.of(new Athlete("iron-temple", "lifter-1")),
                new Session.Begun("lifter-1", START, 1, 1, null, logged, false),
                sets + 1);
    }
}
