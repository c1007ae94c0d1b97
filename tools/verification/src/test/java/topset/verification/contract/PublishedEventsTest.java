package topset.verification.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.TOP;
import static topset.testsupport.Eventually.eventually;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.contract.Envelope;
import topset.contract.EventType;
import topset.contract.Topics;
import topset.testsupport.EventMessage;
import topset.testsupport.Json;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.support.Broker;
import topset.verification.support.GymClient;
import topset.verification.support.Recorded;
import topset.verification.support.RunningPair;
import topset.verification.support.SetRequest;

/**
 * Tests that the messages on the broker have the form that docs/analytics.md promises. The messages belong to one
 * lifter, and to a gym with every kind of event.
 */
@Tag("system")
class PublishedEventsTest {
    private static final Broker BROKER = new Broker(RunningPair.get());
    private static final Map<String, EventType> TYPES =
            Arrays.stream(EventType.values()).collect(Collectors.toMap(EventType::ceType, type -> type));
    private static final Map<String, Schema> SCHEMAS = schemas();

    private static String gymOfLifter = "";
    private static String gymOfEverything = "";
    private static List<ConsumerRecord<String, byte[]>> published = List.of();

    @BeforeAll
    static void everything_that_can_be_published_has_been() {
        var everything = EveryMessage.published();
        var lifter = GymClient.fresh("publisher").lifter("lifter-1").profile(Midday.ZONE);
        lifter.program(Midday.today(), Lifts.bench());
        var training = lifter.train(Midday.minutesAgo(60), 1);
        var kept = SetRequest.bench(TOP, "120", 4, "8.5", Midday.minutesAgo(50));
        var removed = SetRequest.bench(TOP, "122.5", 1, "10", Midday.minutesAgo(45));
        training.log(kept);
        training.log(removed);
        training.correct(kept.corrected("120", 5, "9")).expect(200);
        var last = training.remove(removed.setId()).as(Recorded.class, 200);
        lifter.sessions()
                .post(training.path() + "/finish", Map.of("finishedAt", Midday.minutesAgo(5)))
                .expect(200);
        lifter.plan(2, last.sequence() + 1);
        gymOfEverything = everything.name();
        gymOfLifter = lifter.gym().name();
        eventually().untilAsserted(() -> {
            published = Stream.of(Topics.SESSION_EVENTS, Topics.PROGRAM_EVENTS, Topics.GYM_EVENTS)
                    .flatMap(topic -> BROKER.read(topic, gymOfEverything, gymOfLifter).stream())
                    .toList();
            assertThat(types(gymOfLifter))
                    .contains(
                            "topset.session.SessionStarted.v1",
                            "topset.session.SetCompleted.v1",
                            "topset.session.SetCorrected.v1",
                            "topset.session.SetRemoved.v1",
                            "topset.session.SessionFinished.v1",
                            "topset.program.AthleteProfileChanged.v1",
                            "topset.program.ProgramStarted.v1",
                            "topset.program.TargetRecomputed.v1",
                            "topset.program.BackoffAdjusted.v1");
            assertThat(types(gymOfEverything)).containsAll(TYPES.keySet());
        });
    }

    @Test
    void every_event_is_valid_by_the_schema_of_its_type() {
        var invalid = published.stream()
                .map(event -> {
                    var type = Broker.header(event, "ce_type");
                    var schema = SCHEMAS.get(type);
                    var objections = schema == null
                            ? "no such type"
                            : schema.validate(
                                            new String(event.value(), UTF_8),
                                            InputFormat.JSON,
                                            context -> context.executionConfig(
                                                    config -> config.formatAssertionsEnabled(true)))
                                    .toString();
                    return objections.equals("[]")
                            ? ""
                            : type + " " + objections + " " + new String(event.value(), UTF_8);
                })
                .filter(objections -> !objections.isEmpty())
                .toList();

        assertThat(invalid.stream().limit(5).toList())
                .as("%d of %d events", invalid.size(), published.size())
                .isEmpty();
    }

    @Test
    void every_event_carries_its_headers_and_they_agree_with_its_value() {
        assertThat(published).allSatisfy(event -> {
            var headers = EventMessage.headers(event);
            var envelope = Envelope.read(headers);
            var type = Objects.requireNonNull(TYPES.get(envelope.type()), envelope.type());
            var value = Json.read(new String(event.value(), UTF_8));
            assertThat(headers)
                    .containsEntry("content-type", "application/json")
                    .containsEntry("ce_specversion", "1.0");
            assertThat(envelope.id())
                    .isEqualTo(envelope.gym() + "/" + envelope.stream() + "/" + envelope.streamVersion());
            assertThat(envelope.source()).isEqualTo(type.source().uri());
            assertThat(envelope.dataSchema()).isEqualTo(type.dataSchema());
            assertThat(event.topic()).isEqualTo(type.source().topic());
            assertThat(value.path("gym").asText()).isEqualTo(envelope.gym());
            if (type.source() == EventType.Source.GYM) {
                assertThat(event.key()).isEqualTo(envelope.gym());
                assertThat(envelope.subject()).isEqualTo(envelope.gym());
            } else {
                assertThat(event.key()).isEqualTo(Topics.athleteKey(envelope.gym(), envelope.subject()));
                assertThat(value.path("athleteId").asText()).isEqualTo(envelope.subject());
            }
            assertThat(envelope.recordedAt())
                    .isBefore(OffsetDateTime.now(envelope.time().getOffset()).plusSeconds(1));
        });
    }

    @Test
    void a_set_logged_over_http_carries_the_trace_of_its_request() {
        assertThat(published)
                .filteredOn(event -> Broker.header(event, "ce_gym").equals(gymOfLifter))
                .filteredOn(event -> event.topic().equals(Topics.SESSION_EVENTS))
                .isNotEmpty()
                .allSatisfy(event ->
                        assertThat(Broker.header(event, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]"));
    }

    @Test
    void each_athletes_sequence_is_dense_on_each_topic_and_a_repeat_is_the_same_event() {
        var seen = new HashMap<String, List<String>>();
        for (var event : published) {
            var envelope = Envelope.read(EventMessage.headers(event));
            var ids = seen.computeIfAbsent(event.topic() + " " + event.key(), key -> new ArrayList<>());
            var sequence = Math.toIntExact(envelope.athleteSequence());
            assertThat(sequence)
                    .as("%s %s after %d", event.topic(), envelope.id(), ids.size())
                    .isBetween(1, ids.size() + 1);
            if (sequence == ids.size() + 1) {
                ids.add(envelope.id());
            } else {
                assertThat(envelope.id()).isEqualTo(ids.get(sequence - 1));
            }
        }
        assertThat(seen).isNotEmpty();
    }

    @Test
    void each_streams_versions_rise_by_one_within_what_is_published() {
        var seen = new HashMap<String, Long>();
        for (var event : published) {
            if (event.topic().equals(Topics.SESSION_EVENTS)) {
                var envelope = Envelope.read(EventMessage.headers(event));
                var before = seen.getOrDefault(envelope.gym() + "/" + envelope.stream(), 0L);
                assertThat(envelope.streamVersion()).as(envelope.id()).isBetween(1L, before + 1);
                seen.merge(envelope.gym() + "/" + envelope.stream(), envelope.streamVersion(), Math::max);
            }
        }
    }

    @Test
    void the_newest_state_of_each_slot_lies_in_its_athletes_partition() {
        var targets = eventually()
                .until(() -> BROKER.read(Topics.TARGETS, gymOfEverything, gymOfLifter), read -> !read.isEmpty());
        var partitions =
                targets.stream().mapToInt(ConsumerRecord::partition).max().orElse(0);

        assertThat(targets).allSatisfy(target -> {
            var athlete = Topics.athleteKey(Broker.header(target, "ce_gym"), Broker.header(target, "ce_subject"));
            assertThat(target.key()).startsWith(athlete + "/");
            assertThat(target.partition())
                    .isEqualTo(Utils.toPositive(Utils.murmur2(athlete.getBytes(UTF_8))) % Topics.PARTITIONS);
            if (target.value() != null) {
                var value = Json.read(new String(target.value(), UTF_8));
                assertThat(target.key())
                        .isEqualTo(athlete + "/" + value.path("slotId").asText());
                assertThat(value.path("exercise").asText()).isNotEmpty();
                assertThat(value.path("programId").asText()).isNotEmpty();
                assertThat(value.has("current") || value.has("next")).isTrue();
            }
        });
        assertThat(partitions).isLessThan(Topics.PARTITIONS);
    }

    @Test
    void the_newest_state_answers_what_an_analyst_asks_first_without_a_join() {
        eventually().untilAsserted(() -> {
            var targets = BROKER.read(Topics.TARGETS, gymOfLifter);
            assertThat(targets).isNotEmpty();
            var slot = Json.read(new String(targets.getLast().value(), UTF_8));
            var next = slot.path("next");
            assertThat(slot.path("exercise").asText()).isEqualTo("bench-press");
            assertThat(slot.path("current").path("week").asInt()).isEqualTo(1);
            assertThat(next.path("week").asInt()).isEqualTo(2);
            assertThat(next.path("prescription").path("top").path("load").decimalValue())
                    .isEqualByComparingTo("122.5");
            assertThat(next.path("done").path("load").decimalValue()).isEqualByComparingTo("120");
            assertThat(next.path("done").path("reps").asInt()).isEqualTo(5);
            assertThat(next.path("outcome").asText()).isEqualTo("HIT");
            // Five reps at RPE 9 are done with 83.7 % of the 1RM.
            assertThat(next.path("e1rm").decimalValue()).isEqualByComparingTo("143.369");
            assertThat(next.path("reduction").decimalValue()).isEqualByComparingTo("15");
            assertThat(next.path("flags").isArray()).isTrue();
            assertThat(next.path("rules").toString()).contains("linear.hit");
        });
    }

    private static List<String> types(String gym) {
        return published.stream()
                .filter(event -> gym.equals(Broker.header(event, "ce_gym")))
                .map(event -> Broker.header(event, "ce_type"))
                .toList();
    }

    private static Map<String, Schema> schemas() {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        return TYPES.values().stream()
                .collect(Collectors.toMap(
                        EventType::ceType,
                        type -> registry.getSchema(
                                PublishedEventsTest.class.getResourceAsStream(type.schemaResource()))));
    }
}
