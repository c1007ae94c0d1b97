package topset.session.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import topset.contract.Exercise;
import topset.contract.SetDetails;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.contract.WeightUnit;
import topset.edge.exercises.Exercises;
import topset.edge.web.ContractJson;
import topset.session.sessions.TrainingLimits;
import topset.store.Athlete;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;
import topset.store.erasure.Erasure;

/** The largest message that the edge permits stays within 256 kB, key and headers included. */
class SessionMessageSizeTest {
    private static final int MOST = 256_000;

    private static final Athlete ATHLETE = new Athlete("g".repeat(63), ":".repeat(64));
    private static final OffsetDateTime TIME = OffsetDateTime.parse("9998-12-31T23:59:59.999999999+17:59:59");
    private static final UUID ID = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");
    private static final SetDetails SET = new SetDetails(
            longestExercise(),
            Arrays.stream(SetRole.values())
                    .max(Comparator.comparingInt(role -> role.toString().length()))
                    .orElseThrow(),
            new Weight(new BigDecimal("-1999.999"), WeightUnit.LB),
            100,
            new BigDecimal("9.5"),
            true,
            TIME,
            "s".repeat(64),
            "\u0001".repeat(TrainingLimits.CHARACTERS_OF_NOTE));

    static final List<SessionEvent> LARGEST = List.of(
            new SessionEvent.Started(ATHLETE.id(), TIME, 7),
            new SessionEvent.SetCompleted(ID, TIME, 7, SET, null),
            new SessionEvent.SetCorrected(ID, Integer.MAX_VALUE, TIME, 7, SET, TIME),
            new SessionEvent.SetRemoved(ID, Integer.MAX_VALUE, TIME, null),
            new SessionEvent.Finished(TIME),
            new SessionEvent.AthleteErased(TIME));

    @ParameterizedTest
    @FieldSource("LARGEST")
    void no_message_is_larger_than_256_k_b(SessionEvent event) {
        var messages = new SessionPublication().messages(recorded(event));
        assertThat(messages)
                .isNotEmpty()
                .allSatisfy(message -> assertThat(bytes(message)).isLessThan(MOST));
    }

    @Test
    void every_kind_of_event_is_measured() {
        assertThat(LARGEST.stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Set.copyOf(SessionEvents.FORMS.values()));
    }

    private static RecordedEvent recorded(SessionEvent event) {
        var stream = event instanceof SessionEvent.AthleteErased ? Erasure.stream(ATHLETE) : SessionEvent.stream(ID);
        return new RecordedEvent(
                Long.MAX_VALUE,
                ATHLETE,
                Long.MAX_VALUE,
                stream,
                Long.MAX_VALUE,
                SessionEvents.decided(event).type(),
                event.occurredAt(),
                TIME,
                ContractJson.text(event),
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    }

    private static int bytes(OutgoingMessage message) {
        var value = message.value();
        return utf8(message.key())
                + message.headers().entrySet().stream()
                        .mapToInt(header -> utf8(header.getKey()) + utf8(header.getValue()))
                        .sum()
                + (value == null ? 0 : value.length);
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String longestExercise() {
        return new Exercises()
                .all().stream()
                        .map(Exercise::id)
                        .max(Comparator.comparingInt(String::length))
                        .orElseThrow();
    }
}
