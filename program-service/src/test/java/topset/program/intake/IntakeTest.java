package topset.program.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.program.OnPostgres.incoming;
import static topset.program.Sets.corrected;
import static topset.program.Sets.removed;
import static topset.program.Sets.top;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import topset.edge.web.ContractJson;
import topset.program.OnPostgres;
import topset.program.WithDatabase;
import topset.rules.check.Limits;
import topset.store.Athlete;
import topset.store.inbox.Incoming;

@WithDatabase
class IntakeTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final String TUESDAY_EVENING = "2026-11-24T11:00:00Z";
    private static final String OUTBOX_OF_DEAD_LETTERS =
            "select count(*) from outbox where topic = 'training.session-events.v1.dlq' and headers ->> 'ce_gym' = ?";
    private static final String EVENTS_WITH_TRACE =
            "select count(*) from event where gym = ? and metadata ->> 'traceparent' = '";

    private final OnPostgres service = new OnPostgres();

    @Test
    void a_top_set_moves_next_weeks_target() {
        var lifter = service.lifter(MONDAY);

        service.arrive(top(lifter, TUESDAY_EVENING, "120", 4));

        assertThat(service.topLoad(lifter, 2)).isEqualTo("122.5");
    }

    @Test
    void the_same_event_again_changes_nothing() {
        var lifter = service.lifter(MONDAY);
        var event = service.numbered(top(lifter, TUESDAY_EVENING, "120", 4));
        service.take(List.of(event));
        var events = service.count("event", lifter);

        service.take(List.of(event, event));

        assertThat(service.count("event", lifter)).isEqualTo(events);
        assertThat(service.topLoad(lifter, 2)).isEqualTo("122.5");
    }

    @Test
    void the_trace_of_a_request_goes_on_to_the_target() {
        var lifter = service.lifter(MONDAY);
        var trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        service.take(List.of(traced(trace, service.numbered(top(lifter, TUESDAY_EVENING, "120", 4)))));

        assertThat(service.number(EVENTS_WITH_TRACE + trace + "'", lifter.gym()))
                .isPositive();
    }

    @Test
    void a_malformed_trace_is_not_stored() {
        var lifter = service.lifter(MONDAY);

        service.take(List.of(traced("not a trace", service.numbered(top(lifter, TUESDAY_EVENING, "120", 4)))));

        assertThat(service.topLoad(lifter, 2)).isEqualTo("122.5");
        assertThat(service.number(EVENTS_WITH_TRACE + "not a trace'", lifter.gym()))
                .isZero();
    }

    private static Incoming traced(String traceParent, Incoming event) {
        var headers = new HashMap<>(event.headers());
        headers.put("traceparent", traceParent);
        return new Incoming(event.athlete(), event.sequence(), event.eventId(), event.type(), headers, event.value());
    }

    @Test
    void events_ahead_of_a_hole_wait_and_are_taken_once_it_fills() {
        var lifter = service.lifter(MONDAY);
        var set = top(lifter, TUESDAY_EVENING, "120", 4);
        var first = service.numbered(set);
        var second = service.numbered(corrected(set, 2, 2));

        service.take(List.of(second));
        assertThat(service.topLoad(lifter, 2)).isEqualTo("120");
        assertThat(Objects.requireNonNull(service.plan(lifter).parked()).reason())
                .isNotBlank();

        service.take(List.of(first));
        assertThat(service.plan(lifter).sequence()).isEqualTo(2);
        assertThat(service.plan(lifter).parked()).isNull();
        assertThat(service.topLoad(lifter, 2)).as("missed at 2 reps: repeated").isEqualTo("120");
    }

    @Test
    void an_event_that_cannot_be_read_parks_its_athlete_and_nobody_else() {
        var lifter = service.lifter(MONDAY);
        var neighbour = service.lifter(MONDAY);
        var broken = incoming(lifter, 1, "topset.session.SetCompleted.v1", "{\"setId\":".getBytes(UTF_8));
        var after = incoming(lifter, 2, "topset.session.Unheard.v1", "{}".getBytes(UTF_8));

        service.take(List.of(broken, service.numbered(top(neighbour, TUESDAY_EVENING, "120", 4)), after));

        assertThat(service.topLoad(neighbour, 2)).isEqualTo("122.5");
        assertThat(Objects.requireNonNull(service.plan(lifter).parked()).count())
                .isEqualTo(2);
        assertThat(service.plan(lifter).sequence()).isZero();
        assertThat(service.number(OUTBOX_OF_DEAD_LETTERS, lifter.gym())).isEqualTo(1);
        assertThat(service.number(OUTBOX_OF_DEAD_LETTERS, neighbour.gym())).isZero();
        assertThat(service.metrics.get("topset_plan_delay").timer().count())
                .as("events that wait do not count")
                .isEqualTo(1);
    }

    @Test
    void an_event_against_its_schema_parks_with_the_field_in_the_reason() {
        var lifter = service.lifter(MONDAY);
        var json = new String(
                        Objects.requireNonNull(service.numbered(top(lifter, TUESDAY_EVENING, "120", 4))
                                .value()),
                        UTF_8)
                .replace("\"reps\":4", "\"reps\":-4");

        service.take(List.of(incoming(lifter, 1, "topset.session.SetCompleted.v1", json.getBytes(UTF_8))));

        assertThat(Objects.requireNonNull(service.plan(lifter).parked()).reason())
                .contains("reps");
    }

    @Test
    void a_value_that_names_another_athlete_than_its_headers_parks() {
        var lifter = service.lifter(MONDAY);
        var other = service.lifter(MONDAY);
        var value = service.numbered(top(other, TUESDAY_EVENING, "120", 4)).value();

        service.take(List.of(incoming(lifter, 1, "topset.session.SetCompleted.v1", value)));

        assertThat(service.plan(lifter).parked()).isNotNull();
        assertThat(service.topLoad(other, 2)).isEqualTo("120");
    }

    @Test
    void an_athlete_whose_stored_plan_cannot_be_read_waits_and_nobody_else() throws InterruptedException {
        var lifter = service.lifter(MONDAY);
        var neighbour = service.lifter(MONDAY);
        service.damage(lifter);

        new SessionEventConsumer(service.intake, new SimpleMeterRegistry())
                .take(records(
                        service.numbered(top(lifter, TUESDAY_EVENING, "120", 4)),
                        service.numbered(top(lifter, TUESDAY_EVENING, "125", 4)),
                        service.numbered(top(neighbour, TUESDAY_EVENING, "120", 4))));

        assertThat(service.topLoad(neighbour, 2)).isEqualTo("122.5");
        var parked = Objects.requireNonNull(service.parked(lifter));
        assertThat(parked.count()).isEqualTo(2);
        assertThat(parked.reason()).contains("could not be processed");
        assertThat(service.number(OUTBOX_OF_DEAD_LETTERS, lifter.gym())).isEqualTo(1);
        service.forget(lifter);
    }

    @Test
    void events_of_a_parked_athlete_whose_programs_cannot_be_read_wait_beside_the_others() {
        var lifter = service.lifter(MONDAY);
        var neighbour = service.lifter(MONDAY);
        service.take(List.of(incoming(lifter, 1, "topset.session.Unknown.v1", null)));
        service.change("update program set state = '{' where gym = ?", lifter);

        service.take(List.of(
                incoming(
                        lifter,
                        2,
                        "topset.session.SetCompleted.v1",
                        ContractJson.write(top(lifter, TUESDAY_EVENING, "120", 4))),
                service.numbered(top(neighbour, TUESDAY_EVENING, "120", 4))));

        assertThat(service.topLoad(neighbour, 2)).isEqualTo("122.5");
        assertThat(Objects.requireNonNull(service.parked(lifter)).count()).isEqualTo(2);
        service.forget(lifter);
    }

    @Test
    void an_athlete_who_cannot_be_planned_keeps_nobody_of_the_batch_from_being_planned() {
        var neighbour = service.lifter(MONDAY);
        var others = new ArrayList<Athlete>();
        for (int n = 0; n < 2 * IntakeBatch.MOST_ATHLETES - 1; n++) {
            var other = new Athlete(neighbour.gym() + "-big", "a" + n);
            service.programs.changeProfile(other, OnPostgres.berlin("Europe/Berlin"));
            others.add(other);
        }
        var damaged = others.getLast();
        service.programs.start(damaged.gym(), OnPostgres.benchPress(damaged, MONDAY, 120));
        service.damage(damaged);
        var batch = new ArrayList<Incoming>();
        others.forEach(other -> batch.add(service.numbered(top(other, TUESDAY_EVENING, "120", 4))));
        batch.add(service.numbered(top(neighbour, TUESDAY_EVENING, "120", 4)));

        assertThatThrownBy(() -> service.take(batch)).isInstanceOf(RuntimeException.class);

        assertThat(service.topLoad(neighbour, 2)).isEqualTo("122.5");
        assertThat(service.count("set_fact", damaged)).isEqualTo(others.size() - 1L);
        service.forget(damaged);
        service.take(batch);
        assertThat(service.count("set_fact", damaged)).isEqualTo(others.size());
        assertThat(service.plan(neighbour).sequence()).isEqualTo(1);
    }

    static ConsumerRecords<byte[], byte[]> records(Incoming... events) {
        var partition = new TopicPartition("training.session-events.v1", 0);
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (var event : events) {
            var record = new ConsumerRecord<>(partition.topic(), 0, records.size(), new byte[0], event.value());
            event.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
            records.add(record);
        }
        return new ConsumerRecords<>(Map.of(partition, records), Map.of());
    }

    @Test
    void a_letter_is_cut_to_what_kafka_takes_and_says_so() {
        var message = DeadLetter.of("?", Map.of("ce_id", "x".repeat(9_000)), new byte[2_000_000], "y".repeat(9_000));

        assertThat(message.value()).hasSize(150_000);
        assertThat(message.headers().get("topset_cut_from")).isEqualTo("2000000");
        assertThat(message.headers().values())
                .allSatisfy(text -> assertThat(text.length()).isLessThanOrEqualTo(2_000));
    }

    @Test
    void a_letter_with_endless_headers_and_key_is_within_the_limit_of_messages() {
        var headers = new HashMap<String, String>();
        for (int n = 0; n < 1_000; n++) {
            headers.put("header-" + n, "\u20ac".repeat(2_000));
        }

        var message = DeadLetter.of("\u20ac".repeat(9_000), headers, new byte[2_000_000], "endless");

        assertThat(message.headers())
                .containsEntry("topset_headers_of", "1000")
                .containsEntry("topset_reason", "endless");
        int headerBytes = message.headers().entrySet().stream()
                .mapToInt(each -> (each.getKey() + each.getValue()).getBytes(UTF_8).length)
                .sum();
        assertThat(message.key().getBytes(UTF_8).length + headerBytes + Objects.requireNonNull(message.value()).length)
                .isLessThan(Limits.MESSAGE_BYTES);
    }

    @Test
    void an_event_whose_id_is_endless_is_a_dead_letter_only() {
        var lifter = new Athlete("gym", "lifter");
        var event = incoming(lifter, 1, "topset.session.SetCompleted.v1", new byte[0]);
        var headers = new HashMap<>(event.headers());
        headers.put("ce_id", "x".repeat(301));
        var endless = new Incoming(lifter, 1, "x", event.type(), headers, event.value());

        assertThatThrownBy(
                        () -> SessionFacts.incoming(records(endless).iterator().next()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("header ce_id has 301 characters, more than 300");
        assertThat(SessionFacts.incoming(records(event).iterator().next()).eventId())
                .isEqualTo(event.eventId());
    }

    @Test
    void a_record_whose_athlete_cannot_be_read_goes_to_the_dead_letters_only() {
        var gym = "gym-of-the-unreadable";

        service.intake.refuse(List.of(DeadLetter.of("?", Map.of("ce_gym", gym), null, "header missing")));

        assertThat(service.number(OUTBOX_OF_DEAD_LETTERS, gym)).isEqualTo(1);
    }

    @Test
    void a_removal_that_arrives_before_its_set_takes_it_away() {
        var lifter = service.lifter(MONDAY);
        var set = top(lifter, TUESDAY_EVENING, "120", 4);

        service.arrive(removed(set, 2), set);

        assertThat(service.plan(lifter).sequence()).isEqualTo(2);
        assertThat(service.topLoad(lifter, 2)).isEqualTo("120");
        assertThat(service.plan(lifter).sets()).isEmpty();
    }

    @Test
    void a_correction_that_arrives_before_its_set_wins() {
        var lifter = service.lifter(MONDAY);
        var set = top(lifter, TUESDAY_EVENING, "120", 2);

        service.arrive(corrected(set, 2, 4), set);

        assertThat(service.topLoad(lifter, 2)).isEqualTo("122.5");
    }
}
