package topset.program.gym;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import topset.contract.PlannedLift;
import topset.contract.TemplateDay;
import topset.contract.WeightUnit;
import topset.rules.check.Structure;
import topset.rules.lift.LiftRequest;

class ProgramTemplateEventTest {
    private static final Instant AT = Instant.parse("2026-11-24T18:05:00Z");

    private static final String SAVED =
            "{\"type\":\"program-template\",\"at\":\"2026-11-24T18:05:00Z\",\"programTemplate\":\"base\",\"version\":2,\"template\":{\"name\":\"Base\",\"weeks\":8,\"unit\":\"kg\","
                    + "\"templates\":[{\"day\":1,\"template\":\"push-day\"}],\"structure\":\"ALL_COMPOUNDS\","
                    + "\"deloadEvery\":0,\"deloads\":[{\"week\":5,\"percent\":90,\"backoffSets\":1,\"reason\":\"planned"
                    + " in Base\"}],\"lifts\":[{\"slotId\":\"d1-squat\",\"day\":1,\"exercise\":\"squat\","
                    + "\"scheme\":{\"variant\":\"SINGLE_TOP\",\"topReps\":{\"min\":3,\"max\":5}},"
                    + "\"progression\":{\"method\":\"LINEAR\",\"increment\":2.5},"
                    + "\"start\":{\"fromHistory\":true}}]}}";

    private static final String RETIRED =
            "{\"type\":\"program-template-retirement\",\"at\":\"2026-11-24T18:05:00Z\",\"programTemplate\":\"base\"}";

    private static GymEvent saved() {
        var scheme = new PlannedLift.Scheme(
                "SINGLE_TOP", null, new PlannedLift.TopReps(3, 5, null), null, null, null, null, null, null, null);
        var lift = new LiftRequest(
                "d1-squat",
                1,
                "squat",
                scheme,
                new PlannedLift.Progression("LINEAR", new BigDecimal("2.5"), null),
                new LiftRequest.Start(null, null, null, true, null),
                null,
                null);
        var template = new ProgramTemplate(
                "Base",
                8,
                WeightUnit.KG,
                null,
                List.of(new TemplateDay(1, "push-day")),
                Structure.ALL_COMPOUNDS,
                0,
                List.of(new ProgramTemplate.TemplateDeload(5, new BigDecimal(90), 1, "planned in Base")),
                List.of(lift),
                null,
                null);
        return new GymEvent.ProgramTemplateSaved(AT, "base", 2, template);
    }

    @Test
    void a_saved_version_is_written_and_read_as_it_is_stored() {
        assertThat(GymEventCodec.type(saved().getClass())).isEqualTo("ProgramTemplateSaved.v1");
        assertThat(GymEventCodec.write(saved())).isEqualTo(SAVED);
        assertThat(GymEventCodec.read("ProgramTemplateSaved.v1", SAVED)).isEqualTo(saved());
    }

    @Test
    void a_retirement_is_written_and_read_as_it_is_stored() {
        var retired = new GymEvent.ProgramTemplateRetired(AT, "base");

        assertThat(GymEventCodec.type(retired.getClass())).isEqualTo("ProgramTemplateRetired.v1");
        assertThat(GymEventCodec.write(retired)).isEqualTo(RETIRED);
        assertThat(GymEventCodec.read("ProgramTemplateRetired.v1", RETIRED)).isEqualTo(retired);
    }

    @Test
    void a_gym_does_not_publish_its_library() {
        assertThat(saved()).isNotInstanceOf(GymEvent.Published.class);
        assertThat(new GymEvent.ProgramTemplateRetired(AT, "base")).isNotInstanceOf(GymEvent.Published.class);
    }
}
