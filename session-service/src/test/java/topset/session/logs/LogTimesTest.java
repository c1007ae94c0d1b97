package topset.session.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogTimesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2021-02-10 16:46:13          | 2021-02-10T16:46:13",
                "2024-01-15 6:02:11\u202FPM   | 2024-01-15T18:02:11",
                "2024-01-15 6:02:11 AM        | 2024-01-15T06:02:11",
                "2024-01-15 12:02:11 AM       | 2024-01-15T00:02:11",
                "15 Jan 2024, 18:02           | 2024-01-15T18:02",
                "5 Sep 2025, 07:48            | 2025-09-05T07:48",
                "5 Sept 2025, 07:48           | 2025-09-05T07:48",
                "May 15, 2026, 7:26 PM        | 2026-05-15T19:26",
                "15. März 2025, 7:26          | 2025-03-15T07:26",
                "15. Dez. 2025, 7:26          | 2025-12-15T07:26",
                "15 août 2025, 7:26           | 2025-08-15T07:26",
                "3 ene 2025, 7:26             | 2025-01-03T07:26",
                "15.03.2025 07:26             | 2025-03-15T07:26",
                "2024-01-15T18:02:11          | 2024-01-15T18:02:11",
                "2024-01-15T17:02:11Z         | 2024-01-15T18:02:11",
                "2024-07-15T12:02:11-04:00    | 2024-07-15T18:02:11",
                "2024-07-15 16:02:11 +0000    | 2024-07-15T18:02:11"
            })
    void a_date_of_either_app_is_read_in_the_lifters_time(String text, LocalDateTime at) {
        assertThat(LogTimes.date(text, BERLIN)).isEqualTo(at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "44937.7", "2024-02-30 10:00:00", "1/2/24 10:00", "=NOW()", "2024-01-15"})
    void what_is_no_date_and_time_is_not_guessed(String text) {
        assertThat(LogTimes.date(text, BERLIN)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2h 18m,8280", "45m,2700", "1h,3600", "4440,4440", "1:05:00,3900", "01:30,90", "30s,30"})
    void a_duration_is_read(String text, long seconds) {
        assertThat(LogTimes.duration(text)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "83h 31m", "0", "long", "12h 1m", "-5m"})
    void a_timer_that_was_left_running_or_is_unreadable_says_no_duration(String text) {
        assertThat(LogTimes.duration(text)).isNull();
    }

    @Test
    void an_end_before_the_start_says_no_duration() {
        var start = LocalDateTime.parse("2025-01-01T10:00");
        assertThat(LogTimes.between(start, start.plusHours(1))).isEqualTo(Duration.ofHours(1));
        assertThat(LogTimes.between(start, start.minusHours(1))).isNull();
        assertThat(LogTimes.between(start, start.plusDays(3))).isNull();
    }
}
