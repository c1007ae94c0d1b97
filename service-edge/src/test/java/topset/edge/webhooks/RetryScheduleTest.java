package topset.edge.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    @Test
    void delays_grow_from_five_seconds_to_four_hours() {
        assertThat(WebhookSender.delay(1, null, 0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(WebhookSender.delay(2, null, 0)).isEqualTo(Duration.ofSeconds(30));
        assertThat(WebhookSender.delay(8, null, 0)).isEqualTo(Duration.ofHours(4));
        assertThat(WebhookSender.delay(100, null, 0)).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void every_delay_is_longer_than_the_one_before_until_the_last_even_with_the_largest_jitter() {
        for (int attempt = 1; attempt < 8; attempt++) {
            assertThat(WebhookSender.delay(attempt + 1, null, -WebhookSender.MOST_JITTER_PERCENT))
                    .isGreaterThan(WebhookSender.delay(attempt, null, WebhookSender.MOST_JITTER_PERCENT));
        }
    }

    @Test
    void jitter_changes_a_delay_by_a_part_of_it() {
        assertThat(WebhookSender.delay(5, null, -20)).isEqualTo(Duration.ofMinutes(24));
        assertThat(WebhookSender.delay(5, null, 20)).isEqualTo(Duration.ofMinutes(36));
    }

    @Test
    void a_receiver_can_request_a_longer_delay_up_to_an_hour_and_no_shorter_one() {
        assertThat(WebhookSender.delay(1, Duration.ofMinutes(5), 0)).isEqualTo(Duration.ofMinutes(5));
        assertThat(WebhookSender.delay(1, Duration.ofDays(3), 0)).isEqualTo(Duration.ofHours(1));
        assertThat(WebhookSender.delay(5, Duration.ofSeconds(1), 0)).isEqualTo(Duration.ofMinutes(30));
        assertThat(WebhookSender.delay(8, Duration.ofDays(3), 0)).isEqualTo(Duration.ofHours(4));
    }
}
