package topset.session.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import topset.contract.SetDetails;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.contract.WeightUnit;
import topset.edge.web.ContractJson;
import topset.store.Athlete;
import topset.store.RecordedEvent;

/**
 * Tests the stored form of every event against a golden file. From release 1.0 on, golden files are only added, so that
 * every form that a release has written stays readable.
 */
class StoredEventsTest {
    private static final UUID SET = UUID.fromString("7b0f8a55-0b4e-4c57-a9a5-0c7a4f3d9a01");
    private static final OffsetDateTime START = OffsetDateTime.parse("2026-11-24T17:40:00+01:00");

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of("SessionStarted.v1", new SessionEvent.Started("lifter-1", START, 1)),
                Arguments.of(
                        "SetCompleted.v1",
                        new SessionEvent.SetCompleted(
                                SET,
                                START,
                                1,
                                new SetDetails(
                                        "bench-press",
                                        SetRole.TOP,
                                        new Weight(new BigDecimal("122.50"), WeightUnit.KG),
                                        4,
                                        new BigDecimal("8.5"),
                                        true,
                                        OffsetDateTime.parse("2026-11-24T18:05:00+01:00"),
                                        "d1-bench-press",
                                        "left elbow"),
                                null)),
                Arguments.of(
                        "SetCorrected.v1",
                        new SessionEvent.SetCorrected(
                                SET,
                                2,
                                START,
                                null,
                                new SetDetails(
                                        "bench-press",
                                        SetRole.BACKOFF,
                                        new Weight(new BigDecimal("200"), WeightUnit.LB),
                                        0,
                                        null,
                                        false,
                                        OffsetDateTime.parse("2026-11-24T18:05:00.123456789+01:00"),
                                        null,
                                        null),
                                OffsetDateTime.parse("2026-11-24T18:10:00Z"))),
                Arguments.of(
                        "SetRemoved.v1",
                        new SessionEvent.SetRemoved(SET, 3, OffsetDateTime.parse("2026-11-24T18:10:00Z"), null)),
                Arguments.of(
                        "SessionFinished.v1",
                        new SessionEvent.Finished(OffsetDateTime.parse("2026-11-24T18:55:00+01:00"))),
                Arguments.of(
                        "AthleteErased.v1",
                        new SessionEvent.AthleteErased(OffsetDateTime.parse("2026-12-24T08:00:00.123456Z"))));
    }

    @Test
    void every_kind_of_event_has_a_stored_form() {
        assertThat(Set.<Class<?>>copyOf(SessionEvents.FORMS.values()))
                .isEqualTo(kinds(SessionEvent.class).collect(Collectors.toSet()));
    }

    private static Stream<Class<?>> kinds(Class<?> of) {
        return of.isSealed()
                ? Arrays.stream(of.getPermittedSubclasses()).flatMap(StoredEventsTest::kinds)
                : Stream.of(of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void an_event_is_written_as_its_golden_file(String type, SessionEvent event) {
        assertThat(SessionEvents.decided(event).type()).isEqualTo(type);
        assertThat(ContractJson.text(event)).isEqualTo(golden(type));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void a_golden_file_is_read_as_its_event(String type, SessionEvent event) {
        assertThat(SessionEvents.read(type, golden(type))).isEqualTo(event);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void a_decided_event_brings_the_messages_that_its_row_makes(String type, SessionEvent event) {
        var decided = SessionEvents.decided(event);
        var stored = new RecordedEvent(
                7,
                new Athlete("iron-temple", "lifter-1"),
                3,
                event instanceof SessionEvent.AthleteErased ? "athlete-lifter-1" : SessionEvent.stream(SET),
                2,
                decided.type(),
                decided.occurredAt(),
                START,
                decided.data(),
                null);

        assertThat(Objects.requireNonNull(decided.messages()).messages(stored))
                .usingRecursiveComparison()
                .isEqualTo(new SessionPublication().messages(stored));
    }

    @Test
    void events_of_an_import_name_it_and_say_nothing_of_it_to_subscribers() {
        var importId = UUID.fromString("7b0f8a55-0b4e-4c57-a9a5-0c7a4f3d9a02");
        var completed = (SessionEvent.SetCompleted) SessionEvents.read("SetCompleted.v1", golden("SetCompleted.v1"));
        var imported = new SessionEvent.SetCompleted(
                completed.setId(), completed.sessionStartedAt(), completed.day(), completed.set(), importId);
        var undone = new SessionEvent.SetRemoved(SET, 2, OffsetDateTime.parse("2026-11-24T18:10:00Z"), importId);

        assertThat(ContractJson.text(imported)).isEqualTo(golden("SetCompleted.v1.imported"));
        assertThat(SessionEvents.read("SetCompleted.v1", golden("SetCompleted.v1.imported")))
                .isEqualTo(imported);
        assertThat(ContractJson.text(undone)).isEqualTo(golden("SetRemoved.v1.undone"));
        assertThat(SessionEvents.read("SetRemoved.v1", golden("SetRemoved.v1.undone")))
                .isEqualTo(undone);
        var stream = SessionEvent.stream(SET);
        assertThat(SessionFeed.publicEvent(imported, stream, "iron-temple", "lifter-1"))
                .isEqualTo(SessionFeed.publicEvent(completed, stream, "iron-temple", "lifter-1"));
    }

    @Test
    void an_unknown_type_is_not_passed_over() {
        assertThatThrownBy(() -> SessionEvents.read("SetDreamt.v1", "{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SetDreamt.v1");
    }

    private static String golden(String type) {
        try (var file = StoredEventsTest.class.getResourceAsStream("/golden/" + type + ".json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
