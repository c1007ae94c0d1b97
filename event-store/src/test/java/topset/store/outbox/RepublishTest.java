package topset.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.store.Given.append;
import static topset.store.Given.athlete;
import static topset.store.Given.published;
import static topset.store.Given.unpublished;

import io.agroal.api.AgroalDataSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Given;
import topset.store.RecordedEvent;
import topset.store.StoreDatabase;
import topset.store.StreamKey;
import topset.store.outbox.Republish.From;

@Tag("integration")
@Tag("smoke")
class RepublishTest {

    private static final StoreDatabase DATABASE = StoreDatabase.create();
    private static final AgroalDataSource CONNECTIONS = DATABASE.dataSource(2);

    private final EventStore store = new EventStore(CONNECTIONS, owners -> {});
    private final Republish republish = new Republish(store, Republish.Messages.each(Given.feed("log")), none -> false);
    private final List<RecordedEvent> history = new ArrayList<>();
    private String firstTime = "";

    @BeforeEach
    void threePublishedEventsEachOfTwoAthletesThatKafkaHas() {
        DATABASE.clear();
        for (int n = 0; n < 3; n++) {
            for (Athlete athlete : List.of(athlete("a"), athlete("b"))) {
                Given.Append<String> append = append(athlete, "s" + athlete.id(), unpublished("0"), published("" + n));
                history.addAll(store.run(List.of(athlete), transaction -> Given.store(transaction, List.of(append))));
            }
        }
        firstTime = outbox();
        // Empties the outbox, as a relay does after it has published.
        DATABASE.ask("WITH gone AS (DELETE FROM outbox RETURNING id) SELECT count(*) FROM gone");
    }

    @AfterAll
    static void close() {
        CONNECTIONS.close();
    }

    private String outbox() {
        return DATABASE.ask("SELECT string_agg(key || ' ' || headers || ' ' || convert_from(value, 'UTF8'), '; '"
                + " ORDER BY key, id) FROM outbox");
    }

    private String numbers() {
        return DATABASE.ask(
                "SELECT string_agg(key || ' ' || (headers->>'ce_athletesequence'), ', ' ORDER BY key, id) FROM outbox");
    }

    @Test
    void everything_is_published_again_the_same_and_in_order() {
        assertThat(republish.publish(From.position(0), null, null)).isEqualTo(6);
        assertThat(outbox()).isEqualTo(firstTime).contains("iron-temple/sa/2");
    }

    @Test
    void it_can_begin_at_a_position() {
        long position = store.load(new StreamKey("iron-temple", "sa"), 5, 100)
                .getFirst()
                .position();
        assertThat(republish.publish(From.position(position), null, null)).isEqualTo(2);
        assertThat(numbers()).isEqualTo("iron-temple/a 3, iron-temple/b 3");
    }

    @Test
    void it_can_begin_at_a_time_and_be_for_one_athlete() {
        assertThat(republish.publish(
                        From.time(history.get(4).recordedAt()),
                        athlete("a").gym(),
                        athlete("a").id()))
                .isEqualTo(2);
        assertThat(numbers()).isEqualTo("iron-temple/a 2, iron-temple/a 3");
        assertThat(republish.publish(From.time(history.getLast().recordedAt().plusSeconds(1)), null, null))
                .isZero();
    }

    @Test
    void another_feed_fills_a_topic_of_its_own() {
        assertThat(new Republish(store, Republish.Messages.each(Given.feed("own")), none -> false)
                        .publish(
                                From.position(0),
                                athlete("b").gym(),
                                athlete("b").id()))
                .isEqualTo(3);
        assertThat(DATABASE.ask("SELECT DISTINCT topic FROM outbox")).isEqualTo("own");
    }

    @Test
    void a_gym_is_republished_without_the_others() {
        assertThat(republish.publish(From.position(0), "iron-temple", null)).isEqualTo(6);
        assertThat(republish.publish(From.position(0), "another-gym", null)).isZero();
    }
}
