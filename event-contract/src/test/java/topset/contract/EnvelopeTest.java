package topset.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    private static final Envelope ENVELOPE = new Envelope(
            "iron-temple/session-1/2",
            EventType.SET_COMPLETED.source().uri(),
            EventType.SET_COMPLETED.ceType(),
            OffsetDateTime.parse("2026-11-24T18:05:00+01:00"),
            "lifter-1",
            "iron-temple",
            "session-1",
            2,
            7,
            OffsetDateTime.parse("2026-11-24T17:05:01.25Z"),
            EventType.SET_COMPLETED.dataSchema(),
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    @Test
    void what_is_written_is_read_back() {
        assertThat(Envelope.read(ENVELOPE.headers())).isEqualTo(ENVELOPE);
    }

    @Test
    void the_headers_are_those_of_the_published_language() {
        assertThat(List.copyOf(ENVELOPE.headers().entrySet()).stream()
                        .map(header -> header.getKey() + ": " + header.getValue()))
                .containsExactly(
                        "content-type: application/json",
                        "ce_specversion: 1.0",
                        "ce_id: iron-temple/session-1/2",
                        "ce_source: /topset/session-service",
                        "ce_type: topset.session.SetCompleted.v1",
                        "ce_time: 2026-11-24T18:05:00+01:00",
                        "ce_subject: lifter-1",
                        "ce_gym: iron-temple",
                        "ce_stream: session-1",
                        "ce_streamversion: 2",
                        "ce_athletesequence: 7",
                        "ce_recordedat: 2026-11-24T17:05:01.25Z",
                        "ce_dataschema: urn:topset:schema:SetCompleted:v1",
                        "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_source", "ce_type", "ce_time", "ce_gym", "ce_subject", "ce_athletesequence"})
    void a_header_that_is_missing_is_named(String name) {
        var headers = new HashMap<>(ENVELOPE.headers());
        headers.remove(name);
        assertThatThrownBy(() -> Envelope.read(headers)).hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_streamversion", "ce_athletesequence", "ce_time", "ce_recordedat"})
    void a_header_that_is_malformed_is_named(String name) {
        var headers = new HashMap<>(ENVELOPE.headers());
        headers.put(name, "soon");
        assertThatThrownBy(() -> Envelope.read(headers)).hasMessageContaining(name);
    }

    @ParameterizedTest
    @EnumSource
    void an_event_type_is_named_for_its_record_and_goes_to_its_services_topic(EventType type) {
        var record = type.form().getSimpleName();
        assertThat(type.ceType()).endsWith("." + type.eventName() + ".v1");
        assertThat(record).isEqualTo(type.form() == CompletedSet.class ? "CompletedSet" : type.eventName());
        assertThat(SessionFact.class.isAssignableFrom(type.form()))
                .isEqualTo(type.source() == EventType.Source.SESSION);
        assertThat(ProgramFact.class.isAssignableFrom(type.form()))
                .isEqualTo(type.source() == EventType.Source.PROGRAM);
        assertThat(GymFact.class.isAssignableFrom(type.form())).isEqualTo(type.source() == EventType.Source.GYM);
    }
}
