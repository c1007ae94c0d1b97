package topset.verification.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topset.contract.Topics;
import topset.testsupport.TopicSubscriber;
import topset.verification.support.RunningPair;

/**
 * Tests the results of the queries with few events, which each test defines itself. {@link AnalyticsTest} tests the
 * queries with many events.
 */
@Tag("system")
class QuestionsTest {
    private static final String GYM = Story.GYM;

    @TempDir
    private Path folder = Path.of("");

    private final Story story = new Story();

    @Test
    void nothing_is_owed_after_a_programs_end_and_in_a_week_that_rests() throws Exception {
        story.started("ann", 1, "2026-01-05");
        story.ended("ann", 2);
        story.lifted("ann", 1, "2026-01-06");
        story.started("bob", 1, "2026-01-05");
        story.decided("bob", 2, "ProgramPaused", "2026-01-11", "\"from\": \"2026-01-12\"");
        story.decided("bob", 3, "ProgramResumed", "2026-01-19", "\"on\": \"2026-01-19\"");
        story.lifted("bob", 1, "2026-01-07");
        story.lifted("bob", 2, "2026-01-20");

        assertThat(ask("adherence"))
                .containsExactly(
                        List.of(GYM, 1, 2, 2, new BigDecimal("100.0")),
                        List.of(GYM, 2, 0, 1, new BigDecimal("0.0")),
                        List.of(GYM, 3, 1, 1, new BigDecimal("100.0")));
    }

    @Test
    void a_trained_deload_is_done_and_says_nothing_of_strength() throws Exception {
        story.started("ann", 1, "2026-01-05");
        story.decided(
                "ann",
                2,
                "DeloadPlanned",
                "2026-01-05",
                "\"week\": 1, \"percent\": 90, \"backoffSets\": 1, \"reason\": \"tired\"");
        story.decided(
                "ann",
                3,
                "TargetRecomputed",
                "2026-01-06",
                Story.ESTIMATE.replace("\"e1rm\": 140", "\"e1rm\": 140, \"outcome\": \"DELOADED\""));
        story.lifted("ann", 1, "2026-01-06");

        assertThat(ask("adherence")).containsExactly(List.of(GYM, 1, 1, 1, new BigDecimal("100.0")));
        assertThat(ask("weekly-e1rm")).isEmpty();
    }

    @Test
    void going_on_from_one_pause_leaves_the_next_as_it_was() throws Exception {
        story.started("ann", 1, "2026-01-05");
        story.decided("ann", 2, "ProgramPaused", "2026-01-05", "\"from\": \"2026-01-05\"");
        story.decided("ann", 3, "ProgramPaused", "2026-01-05", "\"from\": \"2026-01-12\", \"to\": \"2026-01-18\"");
        story.decided("ann", 4, "ProgramResumed", "2026-01-06", "\"on\": \"2026-01-06\"");
        story.lifted("ann", 1, "2026-01-20");

        assertThat(ask("adherence")).containsExactly(List.of(GYM, 3, 1, 1, new BigDecimal("100.0")));
    }

    @Test
    void a_pause_that_was_called_off_rests_no_week() throws Exception {
        story.started("ann", 1, "2026-01-05");
        story.decided("ann", 2, "ProgramPaused", "2026-01-05", "\"from\": \"2026-01-07\"");
        story.decided("ann", 3, "ProgramResumed", "2026-01-06", "\"on\": \"2026-01-07\"");
        story.lifted("ann", 1, "2026-01-06");

        assertThat(ask("adherence")).containsExactly(List.of(GYM, 1, 1, 1, new BigDecimal("100.0")));
    }

    @Test
    void a_program_that_another_replaced_on_its_first_day_counts_for_nothing() throws Exception {
        story.started("ann", 1, "2026-01-05");
        story.decided("ann", 2, "TargetRecomputed", "2026-01-06", Story.ESTIMATE);
        story.started("ann", 3, "2026-01-05", "22222222-2222-4222-8222-222222222222");
        story.lifted("ann", 1, "2026-01-06");

        assertThat(ask("adherence")).containsExactly(List.of(GYM, 1, 1, 1, new BigDecimal("100.0")));
        assertThat(ask("weekly-e1rm")).isEmpty();
    }

    @Test
    void a_program_that_was_called_off_ends_none_and_one_that_follows_does() throws Exception {
        story.started("ann", 1, "2026-01-05");
        story.started("ann", 2, "2026-01-12", "22222222-2222-4222-8222-222222222222");
        story.decided(
                "ann",
                3,
                "22222222-2222-4222-8222-222222222222",
                "ProgramEnded",
                "2026-01-10",
                "\"endsOn\": \"2026-01-12\"");
        story.started("ann", 4, "2026-01-19", "33333333-3333-4333-8333-333333333333");
        story.lifted("ann", 1, "2026-01-06");
        story.lifted("ann", 2, "2026-01-13");
        story.lifted("ann", 3, "2026-01-20");

        assertThat(ask("adherence"))
                .containsExactly(
                        List.of(GYM, 1, 2, 2, new BigDecimal("100.0")), List.of(GYM, 2, 1, 1, new BigDecimal("100.0")));
    }

    @Test
    void of_somebody_who_was_erased_nothing_is_left_and_what_comes_after_counts() throws Exception {
        story.started("ann", 1, "2026-01-05");
        story.lifted("ann", 1, "2026-01-06");
        story.decided("ann", 2, "TargetRecomputed", "2026-01-06", Story.ESTIMATE);
        story.started("bob", 1, "2026-01-05");
        story.lifted("bob", 1, "2026-01-07");
        story.decided("bob", 2, "TargetRecomputed", "2026-01-07", Story.ESTIMATE);
        story.erased("ann", 2);
        story.plansErased("ann", 3);

        assertThat(ask("adherence")).containsExactly(List.of(GYM, 1, 1, 1, new BigDecimal("100.0")));
        assertThat(ask("weekly-e1rm"))
                .singleElement()
                .satisfies(row -> assertThat(row.get(5)).isEqualTo(1L));
        assertThat(ask("weekly-tonnage"))
                .singleElement()
                .satisfies(row -> assertThat(row.get(3)).isEqualTo(1L));

        story.started("ann", 4, "2026-01-12", "44444444-4444-4444-8444-444444444444");
        story.lifted("ann", 3, "2026-01-13");
        assertThat(ask("adherence"))
                .first()
                .satisfies(row -> assertThat(row.get(3)).isEqualTo(2));
    }

    @Test
    void what_was_said_of_somebody_who_was_erased_leaves_the_files_and_the_numbers_stay() throws Exception {
        story.lifted("ann", 1, "2026-01-06");
        story.lifted("bob", 1, "2026-01-07");
        story.erased("ann", 2);
        try (var lake = Lake.open(folder)) {
            lake.land(story.newEvents());
            lake.forgetErased();
        }

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
        story.started("ann", 1, "2026-01-05");
        story.planned("ann", 4, "bench", 2, "97.5");
        story.planned("ann", 7, "bench", 2, "102.5");
        story.planned("ann", 5, "squat", 2, "140");
        story.started("bob", 1, "2026-01-05");
        story.planned("bob", 9, "bench", 3, "90");
        snapshot(List.of(
                Story.newest("ann", "bench", 5, 2, "100"),
                Story.newest("ann", "squat", 6, 2, "142.5"),
                Story.newest("bob", "bench", 3, 2, "87.5")));

        assertThat(nextWeek()).containsExactly("ann bench 2 102.500", "ann squat 2 142.500", "bob bench 3 90.000");
    }

    @Test
    void a_slot_is_there_that_was_first_planned_after_the_snapshot() throws Exception {
        story.started("ann", 1, "2026-01-05");
        snapshot(List.of(Story.newest("ann", "bench", 3, 2, "100")));
        story.planned("ann", 4, "squat", 2, "140");
        story.started("bob", 1, "2026-01-05");
        story.planned("bob", 2, "bench", 1, "80");

        assertThat(nextWeek()).containsExactly("ann bench 2 100.000", "ann squat 2 140.000", "bob bench 1 80.000");
    }

    @Test
    void a_slot_goes_with_its_program_until_another_program_has_it() throws Exception {
        story.started("ann", 1, "2026-01-05");
        snapshot(List.of(Story.newest("ann", "bench", 3, 2, "100")));
        story.ended("ann", 4);
        // The next target belongs to a program that has ended, because one of its sets was corrected.
        story.planned("ann", 5, "bench", 2, "102.5");
        assertThat(nextWeek()).isEmpty();

        story.started("ann", 6, "2026-01-26", "the next");
        story.planned("ann", 7, "the next", "bench", 1, "90");
        assertThat(nextWeek()).containsExactly("ann bench 1 90.000");
    }

    @Test
    void a_program_that_follows_takes_over_once_it_has_begun() throws Exception {
        story.started("ann", 1, "2026-01-05");
        snapshot(List.of(Story.newest("ann", "bench", 4, 2, "100"), Story.newest("ann", "row", 4, 2, "60")));
        story.started("ann", 5, "2026-01-26", "the next");
        story.planned("ann", 6, "the next", "bench", 1, "90");
        assertThat(nextWeek()).containsExactly("ann bench 2 100.000", "ann row 2 60.000");

        story.planned("ann", 7, "the next", "bench", 2, "92.5");
        story.planned("ann", 8, "bench", 3, "105");
        assertThat(nextWeek()).containsExactly("ann bench 2 92.500");
    }

    @Test
    void a_snapshot_that_is_ahead_of_the_events_is_right_about_what_is_gone_and_what_has_begun() throws Exception {
        story.started("ann", 1, "2026-01-05");
        story.planned("ann", 2, "bench", 2, "100");
        story.started("bob", 1, "2026-01-05");
        story.planned("bob", 2, "bench", 4, "80");
        snapshot(List.of(Story.gone("ann", "bench", 3), Story.newest("bob", "the next", "bench", 9, 2, "70")));

        assertThat(nextWeek()).containsExactly("bob bench 2 70.000");
    }

    @Test
    void of_somebody_who_was_erased_after_the_snapshot_nothing_is_planned() throws Exception {
        story.started("ann", 1, "2026-01-05");
        snapshot(List.of(Story.newest("ann", "bench", 3, 2, "100"), Story.newest("bob", "bench", 3, 2, "80")));
        story.plansErased("ann", 4);

        assertThat(nextWeek()).containsExactly("bob bench 2 80.000");
    }

    @Test
    void an_estimate_keeps_its_exercise_and_unit_if_the_next_week_has_others() throws Exception {
        story.decided("ann", 1, "TargetRecomputed", "2026-01-06", Story.ESTIMATE_OF_ANOTHER_LIFT);
        // This event has the form that was published before the fields exercise and unit of a completed week existed.
        story.decided("bob", 1, "TargetRecomputed", "2026-01-06", Story.ESTIMATE);

        assertThat(ask("weekly-e1rm"))
                .containsExactly(
                        List.of(GYM, "bench-press", 1, new BigDecimal("140.000"), new BigDecimal("140.000"), 2L));
    }

    @Test
    void a_lake_that_an_older_version_landed_opens_and_counts_in_the_right_log() throws Exception {
        story.started("ann", 1, "2026-01-05");
        story.lifted("ann", 1, "2026-01-06");
        story.lifted("bob", 1, "2026-01-06");
        try (var lake = Lake.open(folder)) {
            lake.land(story.newEvents());
        }
        OlderLake.make(folder);
        story.erased("ann", 2);
        try (var lake = Lake.open(folder)) {
            assertThat(lake.positions()).hasSize(2);
            lake.land(story.newEvents());
            lake.forgetErased();
        }

        assertThat(ask("completeness"))
                .containsExactly(
                        List.of("/topset/program-service", GYM, "ann", 1L, 1L, 1L),
                        List.of("/topset/session-service", GYM, "ann", 2L, 2L, 2L),
                        List.of("/topset/session-service", GYM, "bob", 1L, 1L, 1L));
        assertThat(ask("weekly-tonnage"))
                .singleElement()
                .satisfies(row -> assertThat(row.get(3)).isEqualTo(1L));
    }

    @Test
    void the_mini_sets_of_a_session_count_as_one_hard_set_or_two_and_their_tonnage_in_full() throws Exception {
        story.startedWith("ann", 1, "cluster", "bench-press", "CLUSTER");
        story.miniSets("ann", 1, "2026-01-06", "bench-press", 2, 2, 2, 2);
        story.miniSets("ann", 5, "2026-01-08", "bench-press", 2, 2);
        story.startedWith("bob", 1, "pause", "dumbbell-row", "REST_PAUSE");
        story.miniSets("bob", 1, "2026-01-06", "dumbbell-row", 10, 4, 3, 2, 1);
        story.startedWith("cid", 1, "pause", "dumbbell-row", "REST_PAUSE");
        story.miniSets("cid", 1, "2026-01-06", "dumbbell-row", 12);
        story.startedWith("dan", 1, "rows", "dumbbell-row", "STRAIGHT");
        story.miniSets("dan", 1, "2026-01-06", "dumbbell-row", 12, 11, 10);
        story.miniSets("eve", 1, "2026-01-06", "dumbbell-row", 8, 8, 8);

        // The five athletes have done 12 + 20 + 12 + 33 + 24 reps. Their sets count as 1 + 1, 2, 1, 3 and 3 hard sets.
        assertThat(tonnageOf(50 * (12 + 20 + 12 + 33 + 24), 6 + 5 + 1 + 3 + 3, 1 + 1 + 2 + 1 + 3 + 3))
                .isEqualTo(ask("weekly-tonnage").stream()
                        .map(row -> row.subList(2, 5))
                        .toList());
    }

    @Test
    void a_lift_that_became_a_cluster_counts_as_one_from_that_week_on() throws Exception {
        story.startedWith("ann", 1, "bench", "bench-press", "STRAIGHT");
        story.changed("ann", 2, 2, "bench", "bench-press", "CLUSTER");
        story.miniSets("ann", 1, "2026-01-06", "bench-press", 2, 2, 2);
        story.miniSets("ann", 4, "2026-01-13", "bench-press", 2, 2, 2);

        assertThat(ask("weekly-tonnage"))
                .extracting(row -> row.get(3) + " " + row.get(4))
                .containsExactly("3 3", "3 1");
    }

    private static List<List<Object>> tonnageOf(int kilos, long sets, long hardSets) {
        return List.of(List.of(new BigDecimal(kilos).setScale(3), sets, hardSets));
    }

    @Test
    void a_subscriber_whose_topic_was_recreated_reports_it_instead_of_landing_nothing() throws Exception {
        story.lifted("ann", 1, "2026-01-08");
        var kafka = RunningPair.get().kafka();
        // The services create the topics when Kafka answers. The constructor waits for them.
        TopicSubscriber.ofTexts(kafka, Topics.SESSION_EVENTS, Topics.PROGRAM_EVENTS)
                .close();
        try (var lake = Lake.open(folder)) {
            lake.land(story.newEvents());
            try (var subscriber = new Subscriber(kafka, lake)) {
                assertThatThrownBy(subscriber::catchUp)
                        .isInstanceOf(Subscriber.LogGap.class)
                        .hasMessageContaining("recreated");
            }
        }
    }

    private void snapshot(List<ConsumerRecord<String, byte[]>> newest) throws IOException, SQLException {
        try (var lake = Lake.open(folder)) {
            lake.landTargets(newest);
        }
    }

    private List<String> nextWeek() throws IOException, SQLException {
        return ask("next-week").stream()
                .map(row -> row.get(1) + " " + row.get(2) + " " + row.get(4) + " " + row.get(5))
                .toList();
    }

    private List<List<Object>> ask(String question) throws IOException, SQLException {
        try (var lake = Lake.open(folder)) {
            lake.land(story.newEvents());
            return lake.ask(question);
        }
    }
}
