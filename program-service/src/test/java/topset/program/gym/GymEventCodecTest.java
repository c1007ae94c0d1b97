package topset.program.gym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import topset.contract.CoachesSee;
import topset.contract.Exercise;
import topset.edge.web.ContractJson;
import topset.program.programs.ProgramEventCodec;

/** Stored events are never rewritten: these texts must stay readable, and what is written must stay equal to them. */
class GymEventCodecTest {
    private static final Instant AT = Instant.parse("2026-11-24T18:05:00Z");
    private static final String DEFINED = """
            {"type":"exercise","at":"2026-11-24T18:05:00Z","exercise":"log-press","definition":{"name":"Log Press",\
            "aliases":["Strongman Log Press"],"muscles":{"primary":["front-delts"],"secondary":[]},\
            "suitability":"GOOD","pattern":"VERTICAL_PUSH","kind":"COMPOUND","equipment":"STEP",\
            "step":{"kg":2.5,"lb":5},"increment":{"kg":2.5,"lb":5},"loadMode":"EXTERNAL","lowerBody":false,\
            "fatiguing":false,"ratios":{"overhead-press":{"ratio":0.9,"source":"measured"}}}}""";

    private static final String RETIRED = """
            {"type":"exercise-retirement","at":"2026-11-24T18:05:00Z","exercise":"log-press"}""";

    @Test
    void every_kind_of_event_has_a_stored_form() {
        assertThat(Set.<Class<?>>copyOf(GymEventCodec.FORMS.values()))
                .isEqualTo(ProgramEventCodec.kinds(GymEvent.class).collect(Collectors.toSet()));
    }

    @Test
    void a_definition_is_read_and_written_as_it_is_stored() {
        var event = (GymEvent.ExerciseDefined) GymEventCodec.read("ExerciseDefined.v1", DEFINED);

        assertThat(event.at()).isEqualTo(Instant.parse("2026-11-24T18:05:00Z"));
        assertThat(event.definition().pattern()).isEqualTo(Exercise.Pattern.VERTICAL_PUSH);
        assertThat(event.definition().aliases()).containsExactly("Strongman Log Press");
        assertThat(event.complete()).isEqualTo(event);
        assertThat(GymEventCodec.type(event.getClass())).isEqualTo("ExerciseDefined.v1");
        assertThat(GymEventCodec.write(event)).isEqualTo(DEFINED);
    }

    @Test
    void a_retirement_is_read_and_written_as_it_is_stored() {
        var event = GymEventCodec.read("ExerciseRetired.v1", RETIRED);

        assertThat(event).isEqualTo(new GymEvent.ExerciseRetired(AT, "log-press"));
        assertThat(GymEventCodec.type(event.getClass())).isEqualTo("ExerciseRetired.v1");
        assertThat(GymEventCodec.write(event)).isEqualTo(RETIRED);
    }

    @Test
    void coaches_are_read_and_written_as_they_are_stored() {
        var stored = "{\"athleteId\":\"lifter-1\",\"coaches\":[\"kim\"],\"changedAt\":\"2026-11-24T18:05:00Z\"}";
        var event = new GymEvent.AthleteCoachesChanged("lifter-1", List.of("kim"), AT);

        assertThat(GymEventCodec.read("AthleteCoachesChanged.v1", stored)).isEqualTo(event);
        assertThat(GymEventCodec.type(event.getClass())).isEqualTo("AthleteCoachesChanged.v1");
        assertThat(GymEventCodec.write(event)).isEqualTo(stored);
        assertThat(event).isInstanceOf(GymEvent.Published.class);
    }

    @Test
    void whom_coaches_see_is_read_and_written_as_it_is_stored() {
        var stored = "{\"coachesSee\":\"THEIRS\",\"at\":\"2026-11-24T18:05:00Z\"}";
        var event = new GymEvent.CoachesSeeChanged(CoachesSee.THEIRS, AT);

        assertThat(GymEventCodec.read("CoachesSeeChanged.v1", stored)).isEqualTo(event);
        assertThat(GymEventCodec.type(event.getClass())).isEqualTo("CoachesSeeChanged.v1");
        assertThat(GymEventCodec.write(event)).isEqualTo(stored);
        assertThat(event).isInstanceOf(GymEvent.Published.class);
    }

    @Test
    void tags_are_read_and_written_as_they_are_stored_and_never_published() {
        var stored = "{\"athleteId\":\"lifter-1\",\"tags\":[\"rehab\"],\"changedAt\":\"2026-11-24T18:05:00Z\"}";
        var event = new GymEvent.AthleteTagsChanged("lifter-1", List.of("rehab"), AT);

        assertThat(GymEventCodec.read("AthleteTagsChanged.v1", stored)).isEqualTo(event);
        assertThat(GymEventCodec.type(event.getClass())).isEqualTo("AthleteTagsChanged.v1");
        assertThat(GymEventCodec.write(event)).isEqualTo(stored);
        assertThat(event).isNotInstanceOf(GymEvent.Published.class);
    }

    @Test
    void an_archive_and_a_restoration_are_read_and_written_as_they_are_stored_and_never_published() {
        assertStored(
                "AthleteArchived.v1",
                "{\"athleteId\":\"lifter-1\",\"archivedAt\":\"2026-11-24T18:05:00Z\"}",
                new GymEvent.AthleteArchived("lifter-1", AT));
        assertStored(
                "AthleteRestored.v1",
                "{\"athleteId\":\"lifter-1\",\"restoredAt\":\"2026-11-24T18:05:00Z\"}",
                new GymEvent.AthleteRestored("lifter-1", AT));
    }

    private static void assertStored(String type, String stored, GymEvent event) {
        assertThat(GymEventCodec.read(type, stored)).isEqualTo(event);
        assertThat(GymEventCodec.type(event.getClass())).isEqualTo(type);
        assertThat(GymEventCodec.write(event)).isEqualTo(stored);
        assertThat(GymEventCodec.isAboutAthlete(type)).isTrue();
        assertThat(event).isNotInstanceOf(GymEvent.Published.class);
    }

    @Test
    void an_unknown_type_is_refused() {
        assertThatThrownBy(() -> GymEventCodec.read("ExerciseDreamt.v1", "{}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ExerciseDreamt.v1");
    }

    @Test
    void the_public_form_has_the_same_exercise() {
        var event = (GymEvent.ExerciseDefined) GymEventCodec.read("ExerciseDefined.v1", DEFINED);
        var stored = event.definition().exercise(event.exercise());
        var fact = topset.contract.GymFact.ExerciseDefined.of(
                "iron-temple", stored, OffsetDateTime.parse("2026-11-24T18:05:00Z"));

        assertThat(ContractJson.read(ContractJson.write(fact), topset.contract.GymFact.ExerciseDefined.class)
                        .exercise())
                .isEqualTo(stored);
    }
}
