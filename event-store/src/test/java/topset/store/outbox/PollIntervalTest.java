package topset.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollIntervalTest {
    private static final long NOW = Long.MAX_VALUE - 5;
    private static final long GATHERED_BEFORE = NOW - 1;

    private final PollInterval interval = new PollInterval(NOW);

    @Test
    void an_idle_relay_reads_rarely() {
        assertThat(interval.untilNextRead(GATHERED_BEFORE, NOW)).isEqualTo(PollInterval.IDLE);
    }

    @Test
    void a_relay_reads_often_in_the_minute_after_a_message_of_another_replica_and_then_rarely_again() {
        interval.found(false, NOW);
        long minute = PollInterval.AFTER_A_MESSAGE.toNanos();
        assertThat(interval.untilNextRead(GATHERED_BEFORE, NOW)).isEqualTo(PollInterval.BUSY);
        assertThat(interval.untilNextRead(GATHERED_BEFORE, NOW + minute - 1)).isEqualTo(PollInterval.BUSY);
        assertThat(interval.untilNextRead(GATHERED_BEFORE, NOW + minute)).isEqualTo(PollInterval.IDLE);
    }

    @Test
    void messages_of_its_own_replica_which_wake_a_relay_do_not_make_it_read_often() {
        interval.found(true, NOW);
        assertThat(interval.untilNextRead(GATHERED_BEFORE, NOW)).isEqualTo(PollInterval.IDLE);
    }

    @Test
    void a_relay_reads_no_later_than_messages_to_compacted_topics_may_be_sent() {
        var soon = Duration.ofMillis(30);
        assertThat(interval.untilNextRead(NOW + soon.toNanos(), NOW)).isEqualTo(soon);
        assertThat(interval.untilNextRead(NOW + PollInterval.IDLE.toNanos() + 1, NOW))
                .isEqualTo(PollInterval.IDLE);
    }
}
