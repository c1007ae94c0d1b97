package topset.store.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.store.Athlete;
import topset.store.Given;
import topset.store.OutgoingMessage;
import topset.store.PublishingService;
import topset.store.SharedStack;
import topset.store.StoreDatabase;
import topset.store.TopicReader;
import topset.store.erasure.Erasure;

/** A real Kafka refuses some messages and accepts all others. */
@Tag("integration")
class RefusedMessageTest {

    private static final StoreDatabase DATABASE = StoreDatabase.create();
    private static final int LIMIT = 10_000;
    private static final byte[] TOO_LARGE = new byte[20_000];

    private final PublishingService service = new PublishingService(DATABASE, LIMIT);

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void a_message_that_is_too_large_is_set_aside_and_everybody_elses_are_published() throws SQLException {
        service.publish(small("a", 1), large("b", 1), small("c", 1), small("a", 2));
        service.relay();
        TopicReader reader = service.reader(service.log());

        eventually().until(service::outboxIsEmpty);
        eventually()
                .untilAsserted(() -> assertThat(reader.withoutRepeats())
                        .isEqualTo(Map.of("gym/a", List.of(1L, 2L), "gym/c", List.of(1L))));
        assertThat(setAside()).isEqualTo("gym/b 1 RECORD_TOO_LARGE");
    }

    @Test
    void what_the_producer_itself_refuses_is_set_aside_too() throws SQLException {
        service.relay(Map.of("max.request.size", 5_000));
        service.publish(small("a", 1), large("b", 1), small("a", 2));
        TopicReader reader = service.reader(service.log());

        eventually().until(service::outboxIsEmpty);
        eventually()
                .untilAsserted(() -> assertThat(reader.withoutRepeats()).isEqualTo(Map.of("gym/a", List.of(1L, 2L))));
        assertThat(setAside()).isEqualTo("gym/b 1 RECORD_TOO_LARGE");
    }

    @Test
    void what_follows_of_the_same_athlete_waits_behind_it_and_comes_in_order_once_the_topic_takes_it()
            throws SQLException {
        service.publish(small("a", 1), large("a", 2), small("a", 3), small("b", 1));
        service.relay();
        TopicReader reader = service.reader(service.log());
        eventually().until(service::outboxIsEmpty);
        service.publish(small("a", 4), small("b", 2));
        eventually().until(service::outboxIsEmpty);
        eventually()
                .until(() ->
                        reader.withoutRepeats().getOrDefault("gym/b", List.of()).size() == 2);
        assertThat(reader.withoutRepeats()).isEqualTo(Map.of("gym/a", List.of(1L), "gym/b", List.of(1L, 2L)));
        assertThat(setAside()).isEqualTo("gym/a 2 RECORD_TOO_LARGE, gym/a 3 BEHIND, gym/a 4 BEHIND");

        SharedStack.topics().limit(service.log(), 1_000_000);
        assertThat(service.refused().retryAll(null)).isEqualTo(3);
        service.publish(small("a", 5));

        eventually().until(() -> service.outboxIsEmpty() && reader.records().size() >= 7);
        assertThat(reader.sequences()).containsEntry("gym/a", List.of(1L, 2L, 3L, 4L, 5L));
        assertThat(setAside()).isEqualTo("null");
    }

    @Test
    void a_retry_of_what_is_still_refused_sets_it_aside_again() throws SQLException {
        service.publish(large("a", 1), small("a", 2));
        service.relay();
        eventually().until(service::outboxIsEmpty);
        var refused = service.refused();
        var first = refused.list(0, 10).getFirst();
        assertThat(first.behind()).isEqualTo(1);
        assertThat(first.athlete()).isEqualTo(new Athlete("gym", "a"));

        assertThat(refused.retry(first.id())).hasValue(2);

        eventually().until(service::outboxIsEmpty);
        assertThat(setAside()).isEqualTo("gym/a 1 RECORD_TOO_LARGE, gym/a 2 BEHIND");
        assertThat(refused.retry(12_345_678)).isEmpty();
    }

    @Test
    void what_is_dropped_leaves_a_hole_that_is_written_down_and_the_rest_goes_on() throws SQLException {
        service.publish(large("a", 1), small("a", 2));
        service.relay();
        TopicReader reader = service.reader(service.log());
        eventually().until(service::outboxIsEmpty);
        var refused = service.refused();

        assertThat(refused.drop(refused.list(0, 10).getFirst().id(), "sent by a prototype", "ops"))
                .hasValue(1);

        eventually().until(() -> reader.records().size() == 1);
        assertThat(reader.sequences()).isEqualTo(Map.of("gym/a", List.of(2L)));
        assertThat(setAside()).isEqualTo("null");
        assertThat(DATABASE.ask("SELECT topic || ' ' || event_id || ' ' || refusal || ' ' || reason || ' ' || operator"
                        + " FROM dropped_message"))
                .isEqualTo(service.log() + " gym/s-a/1 RECORD_TOO_LARGE sent by a prototype ops");
    }

    @Test
    void a_newer_state_takes_the_place_of_one_that_was_too_large() throws SQLException {
        service.publish(service.target("d1", "x".repeat(20_000)), service.target("d2", "fits"));
        service.relay();
        TopicReader reader = service.reader(service.targets());
        eventually().until(() -> service.outboxIsEmpty() && reader.newest().containsKey("gym/a/d2"));
        assertThat(setAside()).isEqualTo("gym/a/d1 ? RECORD_TOO_LARGE");

        service.publish(service.target("d1", "fits again"));

        eventually().until(() -> reader.newest().containsValue("fits again"));
        eventually().until(() -> setAside().equals("null"));
    }

    @Test
    void a_topic_that_is_not_there_stops_no_other_and_goes_on_once_it_is() throws SQLException {
        var late = "late-" + service.name();
        Relay relay = service.relay(Map.of("max.block.ms", 2_000));
        service.publish(message(late, "a", 1, new byte[1]), message(late, "b", 1, new byte[1]));
        service.publish(small("a", 1), small("b", 1));
        TopicReader reader = service.reader(service.log());

        eventually().until(() -> reader.records().size() >= 2);
        eventually().until(() -> relay.refusingTopics().equals(Map.of(late, Refusal.UNKNOWN_TOPIC)));
        eventually().until(() -> DATABASE.ask("SELECT count(*) FROM outbox").equals("2"));
        assertThat(setAside()).isEqualTo("null");
        assertThat(relay.oldestAge()).isPositive();

        SharedStack.createTopic(late, 1, "delete");
        eventually().until(service::outboxIsEmpty);
        eventually().until(relay::refusingTopics, Map::isEmpty);
        TopicReader lateReader = service.reader(late);
        eventually().until(() -> lateReader.records().size() >= 2);
    }

    @Test
    void a_topic_that_refuses_many_in_a_row_keeps_the_rest_in_the_outbox() throws SQLException {
        service.publish(IntStream.range(0, 30)
                .mapToObj(n -> message(service.log(), "athlete-" + n, 1, new byte[11_000]))
                .toArray(OutgoingMessage[]::new));
        service.publish(service.target("d1", "other topic"));
        Relay relay = service.relay();
        TopicReader targets = service.reader(service.targets());

        eventually().until(() -> targets.newest().containsValue("other topic"));
        eventually().until(() -> relay.refusingTopics().keySet().equals(Set.of(service.log())));
        assertThat(Integer.parseInt(DATABASE.ask("SELECT count(*) FROM refused_message")))
                .isBetween(10, 20);
        // The message of the other topic is deleted a little after it was sent.
        eventually().until(() -> Integer.parseInt(DATABASE.ask("SELECT count(*) FROM outbox")) <= 20);
        assertThat(Integer.parseInt(DATABASE.ask("SELECT count(*) FROM outbox")))
                .isGreaterThanOrEqualTo(10);

        SharedStack.topics().limit(service.log(), 1_000_000);
        eventually().until(service::outboxIsEmpty);
        service.refused().retryAll(service.log());
        TopicReader reader = service.reader(service.log());
        eventually()
                .until(() -> reader.withoutRepeats().size() == 30 && setAside().equals("null"));
    }

    @Test
    void a_topic_whose_limit_is_below_the_producers_batch_takes_messages_one_by_one() throws SQLException {
        service.publish(IntStream.rangeClosed(1, 60)
                .mapToObj(n -> message(service.log(), "a", n, new byte[1_000]))
                .toArray(OutgoingMessage[]::new));
        service.relay();
        TopicReader reader = service.reader(service.log());

        eventually().until(service::outboxIsEmpty);
        eventually()
                .untilAsserted(() -> assertThat(reader.withoutRepeats())
                        .isEqualTo(Map.of(
                                "gym/a", LongStream.rangeClosed(1, 60).boxed().toList())));
        assertThat(setAside()).isEqualTo("null");
    }

    @Test
    void of_an_erased_athlete_nothing_is_kept_aside_and_the_numbers_have_no_gap() throws SQLException {
        Athlete athlete = Given.athlete("erased");
        service.store()
                .run(
                        List.of(athlete),
                        tx -> Given.store(
                                tx,
                                List.of(Given.append(
                                        athlete,
                                        "s",
                                        service.event("1"),
                                        service.event("\"" + "x".repeat(20_000) + "\""),
                                        service.event("\"secret\"")))));
        service.relay();
        TopicReader reader = service.reader(service.log());
        eventually().until(service::outboxIsEmpty);
        assertThat(DATABASE.ask("SELECT count(*) FROM refused_message")).isEqualTo("2");

        service.store()
                .run(
                        List.of(athlete),
                        tx -> Erasure.erase(
                                tx,
                                Given.feed(service.log()),
                                athlete,
                                new Erasure.ErasureRequest(Given.KIM, Given.NOON),
                                null,
                                at -> Given.erased(service.log(), at)));

        eventually().until(() -> service.outboxIsEmpty() && reader.records().size() >= 4);
        assertThat(reader.sequences()).containsEntry(athlete.key(), List.of(1L, 2L, 3L, 4L));
        assertThat(reader.records()).extracting(ConsumerRecord::value).doesNotContain("\"secret\"");
        assertThat(setAside()).isEqualTo("null");
    }

    private OutgoingMessage small(String athlete, int sequence) {
        return message(
                service.log(), athlete, sequence, Integer.toString(sequence).getBytes(UTF_8));
    }

    private OutgoingMessage large(String athlete, int sequence) {
        return message(service.log(), athlete, sequence, TOO_LARGE);
    }

    private static OutgoingMessage message(String topic, String athlete, int sequence, byte[] value) {
        var headers =
                Map.of("ce_id", "gym/s-" + athlete + "/" + sequence, "ce_athletesequence", Integer.toString(sequence));
        return new OutgoingMessage(topic, "gym/" + athlete, "gym/" + athlete, headers, value, false);
    }

    private static String setAside() {
        return DATABASE.ask("SELECT string_agg(key || ' ' || coalesce(headers->>'ce_athletesequence', '?') || ' '"
                + " || reason, ', ' ORDER BY id) FROM refused_message");
    }
}
