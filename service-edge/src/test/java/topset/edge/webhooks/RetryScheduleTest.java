package topset.edge.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    @Test
    void delays_grow_from_five_seconds_to_four_hours() {
        assertThat(RetrySchedule.delay(1, null, 0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(RetrySchedule.delay(2, null, 0)).isEqualTo(Duration.ofSeconds(30));
        assertThat(RetrySchedule.delay(8, null, 0)).isEqualTo(Duration.ofHours(4));
        assertThat(RetrySchedule.delay(100, null, 0)).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void every_delay_is_longer_than_the_one_before_until_the_last_even_with_the_largest_jitter() {
        for (int attempt = 1; attempt < 8; attempt++) {
            assertThat(RetrySchedule.delay(attempt + 1, null, -RetrySchedule.MOST_JITTER_PERCENT))
                    .isGreaterThan(RetrySchedule.delay(attempt, null, RetrySchedule.MOST_JITTER_PERCENT));
        }
    }

    @Test
    void jitter_changes_a_delay_by_a_part_of_it() {
        assertThat(RetrySchedule.delay(5, null, -20)).isEqualTo(Duration.ofMinutes(24));
        assertThat(RetrySchedule.delay(5, null, 20)).isEqualTo(Duration.ofMinutes(36));
    }

    @Test
    void a_receiver_can_request_a_longer_delay_up_to_an_hour_and_no_shorter_one() {
        assertThat(RetrySchedule.delay(1, Duration.ofMinutes(5), 0)).isEqualTo(Duration.ofMinutes(5));
        assertThat(RetrySchedule.delay(1, Duration.ofDays(3), 0)).isEqualTo(Duration.ofHours(1));
        assertThat(RetrySchedule.delay(5, Duration.ofSeconds(1), 0)).isEqualTo(Duration.ofMinutes(30));
        assertThat(RetrySchedule.delay(8, Duration.ofDays(3), 0)).isEqualTo(Duration.ofHours(4));
    }
}
