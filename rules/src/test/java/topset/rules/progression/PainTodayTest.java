package topset.rules.progression;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import topset.rules.LiftOf;
import topset.rules.ProgramOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;
import topset.rules.week.Today;
import topset.rules.week.TodayBackoff;

/** {@code backoff.after-pain} (training-rules.md § 12). */
class PainTodayTest {

    private final Lift bench = LiftOf.benchPress();

    @Test
    void after_a_painful_top_set_the_backoff_comes_off_a_tenth_less() {
        TodayBackoff today = today(new TrainingLog().week(1).withPain().top("120", 4, "8.5"));
        assertThat(today.exactLoad().shown()).isEqualTo("91.8");
        assertThat(today.load().shown()).isEqualTo("92.5");
        assertThat(today.why().getFirst().rule()).isEqualTo("backoff.after-pain");
        assertThat(today.why().getFirst().says())
                .isEqualTo("120 kg × 4 @ RPE 8.5; pain at 120 kg, so at most 10 % less, 108 kg: 15 % off 108 kg");
    }

    @Test
    void what_the_top_set_should_have_been_counts_if_it_is_less() {
        TodayBackoff today = today(new TrainingLog().week(1).withPain().top("120", 1, "10"));
        // 120 kg × 0.85 = 102, less 15 % is 86.7. The load for pain, nine tenths of 120 kg, would be higher.
        assertThat(today.exactLoad().shown()).isEqualTo("86.7");
        assertThat(today.why().getFirst().says())
                .contains("would have been 102 kg; pain at 120 kg")
                .endsWith("15 % off 102 kg");
    }

    @Test
    void the_lightest_painful_top_set_of_the_session_counts() {
        TodayBackoff today =
                today(new TrainingLog().week(1).withPain().top("100", 4, "8").top("120", 4, "8.5"));
        assertThat(today.exactLoad().shown()).isEqualTo("76.5");
        assertThat(today.why().getFirst().setIds()).containsExactly("w1-2", "w1-1");
    }

    @Test
    void after_a_painful_backoff_set_the_rest_is_a_tenth_lighter() {
        TodayBackoff today =
                today(new TrainingLog().week(1).top("120", 4, "8.5").withPain().backoff("102.5", 8, "8"));
        assertThat(today.exactLoad().shown()).isEqualTo("92.25");
        assertThat(today.load().shown()).isEqualTo("92.5");
        assertThat(today.setsLeft()).isEqualTo(2);
        assertThat(today.why().getFirst().rule()).isEqualTo("backoff.after-pain");
        assertThat(today.why().getFirst().says())
                .isEqualTo("120 kg × 4 @ RPE 8.5: 15 % off 120 kg is 102 kg;"
                        + " pain in a backoff set at 102.5 kg, so at most 10 % less, 92.3 kg");
    }

    @Test
    void a_painful_warm_up_changes_nothing() {
        TodayBackoff today = today(new TrainingLog().week(1).withPain().warmUp().top("120", 4, "8.5"));
        assertThat(today.exactLoad().shown()).isEqualTo("102");
        assertThat(today.why().getFirst().rule()).isEqualTo("backoff.today");
    }

    private TodayBackoff today(TrainingLog log) {
        return requireNonNull(Today.backoff(
                bench, ProgramOf.the(bench).week(log, 1), Today.setsOf(bench, List.of(bench), log.sessionSets("w1"))));
    }

    @Test
    void a_painful_top_set_is_named_before_many_backoffs() {
        TrainingLog log = new TrainingLog().week(1).withPain().top("120", 4, "8.5");
        for (int n = 0; n < 21; n++) {
            log.withPain().backoff("100", 8, "8");
        }
        assertThat(PainfulSets.among(log.sets()).named().setIds())
                .hasSize(20)
                .startsWith("w1-1")
                .endsWith("w1-22");
    }
}
