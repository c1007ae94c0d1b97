package topset.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import topset.contract.SessionStarted;

class SessionMessagesTest {
    private static final OffsetDateTime START = OffsetDateTime.parse("2026-11-24T17:40:00+01:00");

    private static SessionStarted session() {
        return new SessionStarted(UUID.randomUUID(), "iron-temple", "lena", START, 1);
    }

    private static List<String> header(List<ProducerRecord<String, byte[]>> messages, String name) {
        return messages.stream()
                .map(message -> new String(message.headers().lastHeader(name).value(), UTF_8))
                .toList();
    }

    @Test
    void the_athletes_numbers_go_on_over_sessions_and_those_of_a_session_do_not() {
        var first = session();
        var second = session();
        var set = SetEvent.in(first).reps(4).completed();

        var messages = SessionMessages.inOrder(
                List.of(first, set, second, SetEvent.like(set).reps(5).corrected(2)));

        assertThat(header(messages, "ce_athletesequence")).containsExactly("1", "2", "3", "4");
        assertThat(header(messages, "ce_streamversion")).containsExactly("1", "2", "1", "3");
        assertThat(messages).extracting(ProducerRecord::key).containsOnly("iron-temple/lena");
    }

    @Test
    void a_set_made_of_another_differs_in_what_was_said_alone() {
        var set = SetEvent.in(session()).rpe("8.5").slot("d1-bench-press").completed();

        assertThat(SetEvent.like(set).completed()).isEqualTo(set);
        assertThat(SetEvent.like(set).pain(true).completed())
                .isNotEqualTo(set)
                .usingRecursiveComparison()
                .ignoringFields("set.pain")
                .isEqualTo(set);
        assertThat(SetEvent.another(set).completed())
                .isNotEqualTo(set)
                .usingRecursiveComparison()
                .ignoringFields("setId")
                .isEqualTo(set);
    }
}
