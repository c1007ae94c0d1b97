package topset.session.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import topset.session.events.SessionEvent;
import topset.session.events.SessionStream;
import topset.session.sets.TrainingDate;
import topset.session.sets.TrainingDateFullException;
import topset.session.sets.TrainingDateTotals.Totals;
import topset.session.sets.TrainingLimits;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.StreamKey;
import topset.store.StreamView;
import topset.store.TypedEvent;

/**
 * A write to a full date is refused when it decides, so that it does not fail a transaction that other writes share.
 */
class TrainingDateRoomTest {
    private static final Athlete KIM = new Athlete("iron-temple", "kim");
    private static final TrainingDate TUESDAY = new TrainingDate(KIM, LocalDate.parse("2026-11-24"));
    private static final UUID SESSION = UUID.fromString("7b0f8a55-0b4e-4c57-a9a5-0c7a4f3d9a01");

    private final List<TrainingDate> counted = new ArrayList<>();
    private Totals stored = new Totals(TrainingLimits.SESSIONS_OF_DATE, TrainingLimits.SETS_OF_DATE);
    private final TrainingDateRoom dates = new TrainingDateRoom((connection, date) -> {
        counted.add(date);
        return stored;
    });

    @Test
    void a_date_that_was_full_is_counted_when_a_write_to_it_decides() throws SQLException {
        dates.remember(TUESDAY);

        assertThatThrownBy(() -> start("2026-11-24T17:40:00+01:00")).isInstanceOf(TrainingDateFullException.class);
        assertThat(counted).containsExactly(TUESDAY);

        stored = new Totals(TrainingLimits.SESSIONS_OF_DATE - 1, TrainingLimits.SETS_OF_DATE);
        assertThat(start("2026-11-24T17:40:00+01:00")).as("events").isEqualTo(1);
    }

    @Test
    void another_date_is_not_counted() throws SQLException {
        dates.remember(TUESDAY);

        assertThat(start("2026-11-25T17:40:00+01:00")).as("events").isEqualTo(1);
        assertThat(counted).isEmpty();
    }

    private int start(String at) throws SQLException {
        var write = new SessionWrite(
                KIM,
                new StreamKey(KIM.gym(), SessionStream.name(SESSION)),
                new SessionCommand.Start(KIM.id(), OffsetDateTime.parse(at), 1),
                new SessionMemory(),
                dates,
                Actor.caller("kim", Actor.Role.COACH, null),
                null,
                SessionWrite.Condition.NONE);
        return write.decide(new NewStream()).events().size();
    }

    private static final class NewStream implements StreamView<SessionEvent> {
        @Override
        public long version() {
            return 0;
        }

        @Override
        public List<TypedEvent<SessionEvent>> after(long version) {
            return List.of();
        }

        @Override
        public Connection connection() {
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        throw new UnsupportedOperationException(method.getName());
                    });
        }
    }
}
