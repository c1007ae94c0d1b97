package topset.verification.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topset.contract.Envelope;
import topset.contract.Topics;
import topset.verification.RunningPair;

/** What the questions make of a few events that stand here; what of many: {@link AnalyticsTest}. */
class QuestionsTest {
    private static final String GYM = "gym";

    @TempDir
    private Path folder = Path.of("");

    private final List<Landed> events = new ArrayList<>();
    private long offset = 1_000_000_000;

    @Test
    void nothing_is_owed_after_a_programs_end_and_in_a_week_that_rests() throws Exception {
        started("ann", 1, "2026-01-05");
        decided("ann", 2, "ProgramEnded", "2026-01-17", "\"endsOn\": \"2026-01-19\"");
        lifted("ann", 1, "2026-01-06");
        started("bob", 1, "2026-01-05");
        decided("bob", 2, "ProgramPaused", "2026-01-11", "\"from\": \"2026-01-12\"");
        decided("bob", 3, "ProgramResumed", "2026-01-19", "\"on\": \"2026-01-19\"");
        lifted("bob", 1, "2026-01-07");
        lifted("bob", 2, "2026-01-20");

        assertThat(ask("adherence"))
                .containsExactly(
                        List.of(GYM, 1, 2, 2, new BigDecimal("100.0")),
                        List.of(GYM, 2, 0, 1, new BigDecimal("0.0")),
                        List.of(GYM, 3, 1, 1, new BigDecimal("100.0")));
    }

    @Test
    void a_program_that_was_called_off_ends_none_and_one_that_follows_does() throws Exception {
        started("ann", 1, "2026-01-05");
        started("ann", 2, "2026-01-12", "22222222-2222-4222-8222-222222222222");
        decided(
                "ann",
                3,
                "22222222-2222-4222-8222-222222222222",
                "ProgramEnded",
                "2026-01-10",
                "\"endsOn\": \"2026-01-12\"");
        started("ann", 4, "2026-01-19", "33333333-3333-4333-8333-333333333333");
        lifted("ann", 1, "2026-01-06");
        lifted("ann", 2, "2026-01-13");
        lifted("ann", 3, "2026-01-20");

        assertThat(ask("adherence"))
                .containsExactly(
                        List.of(GYM, 1, 2, 2, new BigDecimal("100.0")), List.of(GYM, 2, 1, 1, new BigDecimal("100.0")));
    }

    @Test
    void of_somebody_who_was_erased_nothing_is_left_and_what_comes_after_counts() throws Exception {
        started("ann", 1, "2026-01-05");
        lifted("ann", 1, "2026-01-06");
        decided("ann", 2, "TargetRecomputed", "2026-01-06", estimate());
        started("bob", 1, "2026-01-05");
        lifted("bob", 1, "2026-01-07");
        decided("bob", 2, "TargetRecomputed", "2026-01-07", estimate());
        land(Topics.SESSION_EVENTS, "topset.session.AthleteErased.v1", "ann", 2, "2026-01-08", "{}");
        land(Topics.PROGRAM_EVENTS, "topset.program.AthletePlansErased.v1", "ann", 3, "2026-01-08", "{}");

        assertThat(ask("adherence")).containsExactly(List.of(GYM, 1, 1, 1, new BigDecimal("100.0")));
        assertThat(ask("weekly-e1rm"))
                .singleElement()
                .satisfies(row -> assertThat(row.get(5)).isEqualTo(1L));
        assertThat(ask("weekly-tonnage"))
                .singleElement()
                .satisfies(row -> assertThat(row.get(3)).isEqualTo(1L));

        started("ann", 4, "2026-01-12", "44444444-4444-4444-8444-444444444444");
        lifted("ann", 3, "2026-01-13");
        assertThat(ask("adherence"))
                .first()
                .satisfies(row -> assertThat(row.get(3)).isEqualTo(2));
    }

    @Test
    void what_was_said_of_somebody_who_was_erased_leaves_the_files_and_the_numbers_stay() throws Exception {
        lifted("ann", 1, "2026-01-06");
        lifted("bob", 1, "2026-01-07");
        land(Topics.SESSION_EVENTS, "topset.session.AthleteErased.v1", "ann", 2, "2026-01-08", "{}");
        try (var lake = Lake.open(folder)) {
            lake.land(events);
            lake.forgetErased();
        }
        events.clear();

        assertThat(ask("completeness"))
                .containsExactly(
                        List.of("/topset/session-service", GYM, "ann", 2L, 2L, 2L),
                        List.of("/topset/session-service", GYM, "bob", 1L, 1L, 1L));
        assertThat(ask("weekly-tonnage")).hasSize(1);
        try (var lake = Lake.open(folder)) {
            assertThat(lake.rows(
                            "select athlete, type, data::varchar like '%120%' from event order by athlete, sequence"))
                    .containsExactly(
                            List.of("ann", "topset.session.AthleteErased.v1", false),
                            List.of("ann", "topset.session.AthleteErased.v1", false),
                            List.of("bob", "topset.session.SetCompleted.v1", true));
        }
    }

    @Test
    void a_snapshot_is_gone_on_with_by_the_tail_and_what_it_has_already_said_is_not_said_again() throws Exception {
        decided("ann", 4, "TargetRecomputed", "2026-01-06", target("bench", 2, "97.5"));
        decided("ann", 7, "TargetRecomputed", "2026-01-06", target("bench", 2, "102.5"));
        decided("ann", 5, "TargetRecomputed", "2026-01-06", target("squat", 2, "140"));
        decided("bob", 9, "TargetRecomputed", "2026-01-13", target("bench", 3, "90"));
        try (var lake = Lake.open(folder)) {
            lake.landTargets(List.of(
                    newest("ann", "bench", 5, 2, "100"),
                    newest("ann", "squat", 6, 2, "142.5"),
                    newest("bob", "bench", 3, 2, "87.5")));
        }

        assertThat(ask("next-week"))
                .extracting(row -> row.get(1) + " " + row.get(2) + " " + row.get(4) + " " + row.get(5))
                .containsExactly("ann bench 2 102.500", "ann squat 2 142.500", "bob bench 3 90.000");
    }

    @Test
    void a_subscriber_whose_topic_was_made_anew_says_so_instead_of_landing_nothing() throws Exception {
        land(Topics.SESSION_EVENTS, "topset.session.SessionFinished.v1", "ann", 1, "2026-01-08", "{}");
        try (var lake = Lake.open(folder)) {
            lake.land(events);
            try (var subscriber = new Subscriber(RunningPair.get().kafka(), lake)) {
                assertThatThrownBy(subscriber::catchUp)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("made anew");
            }
        }
    }

    private List<List<Object>> ask(String question) throws IOException, SQLException {
        try (var lake = Lake.open(folder)) {
            lake.land(events);
            events.clear();
            return lake.ask(question);
        }
    }

    private static String target(String slot, int week, String load) {
        return "\"slotId\": \"%s\", \"exercise\": \"%s\", \"week\": %d, \"prescription\": {\"unit\": \"kg\", \"top\": {\"load\": %s}}"
                .formatted(slot, slot, week, load);
    }

    private static ConsumerRecord<String, byte[]> newest(
            String athlete, String slot, int sequence, int week, String load) {
        var record = new ConsumerRecord<>(
                Topics.TARGETS,
                0,
                0L,
                GYM + "/" + athlete + "/" + slot,
                "{\"exercise\": \"%s\", \"next\": {\"week\": %d, \"prescription\": {\"unit\": \"kg\", \"top\": {\"load\": %s}}}}"
                        .formatted(slot, week, load)
                        .getBytes(UTF_8));
        record.headers().add("ce_athletesequence", Integer.toString(sequence).getBytes(UTF_8));
        return record;
    }

    private static String estimate() {
        return "\"slotId\": \"bench\", \"exercise\": \"bench-press\", \"week\": 2, \"prescription\": {\"unit\": \"kg\"},"
                + " \"done\": {\"week\": 1, \"e1rm\": 140}";
    }

    private void started(String athlete, int sequence, String on) {
        started(athlete, sequence, on, program(athlete));
    }

    private void started(String athlete, int sequence, String on, String program) {
        decided(
                athlete,
                sequence,
                program,
                "ProgramStarted",
                on,
                "\"startsOn\": \"" + on + "\", \"lifts\": [{\"day\": 1}]");
    }

    private void decided(String athlete, int sequence, String type, String recordedOn, String data) {
        decided(athlete, sequence, program(athlete), type, recordedOn, data);
    }

    private void decided(String athlete, int sequence, String program, String type, String recordedOn, String data) {
        land(
                Topics.PROGRAM_EVENTS,
                "topset.program." + type + ".v1",
                athlete,
                sequence,
                recordedOn,
                "{\"programId\": \"" + program + "\", " + data + "}");
    }

    private static String program(String athlete) {
        return athlete + "'s program";
    }

    private void lifted(String athlete, int sequence, String on) {
        land(Topics.SESSION_EVENTS, "topset.session.SetCompleted.v1", athlete, sequence, on, """
                {"setId": "%1$s %2$d", "sessionId": "%1$s %2$d", "sessionStartedAt": "%3$sT18:00:00Z", "exercise": "bench-press",
                 "role": "TOP", "load": {"value": 120, "unit": "kg"}, "reps": 4, "rpe": 8.5, "revision": 1}""".formatted(
                        athlete, sequence, on));
    }

    private void land(String topic, String type, String athlete, int sequence, String on, String data) {
        var at = LocalDate.parse(on).atTime(19, 0).atOffset(ZoneOffset.UTC);
        events.add(new Landed(
                topic,
                0,
                offset++,
                new Envelope(
                        athlete + "/" + topic + "/" + sequence,
                        topic.equals(Topics.SESSION_EVENTS) ? "/topset/session-service" : "/topset/program-service",
                        type,
                        at,
                        athlete,
                        GYM,
                        "stream",
                        sequence,
                        sequence,
                        at,
                        "schema",
                        null),
                data));
    }
}
