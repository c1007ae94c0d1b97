package topset.program.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import topset.contract.PlannedLift;
import topset.contract.TemplateDay;
import topset.contract.WeightUnit;
import topset.edge.exercises.Exercises;
import topset.edge.exercises.GymCatalogue;
import topset.edge.web.Violations;
import topset.program.gym.ProgramTemplate;
import topset.rules.check.Structure;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.Variant;
import topset.rules.week.GymSettings;

class ProgramTemplateCheckTest {
    private static final GymCatalogue CATALOGUE = new GymCatalogue(new Exercises(), List.of());

    private static ProgramTemplate checked(ProgramTemplate asked, GymSettings gym) {
        return new ProgramTemplateCheck(CATALOGUE, gym, new Violations(ProgramTemplate.class)).check(asked);
    }

    private static ProgramTemplate request(
            @Nullable String guideDay, @Nullable Structure structure, LiftRequest... lifts) {
        return new ProgramTemplate(
                "Base",
                8,
                null,
                null,
                guideDay == null ? null : List.of(new TemplateDay(2, guideDay)),
                structure,
                null,
                List.of(new ProgramTemplate.TemplateDeload(4, new BigDecimal("87.5"), null, null)),
                List.of(lifts),
                null,
                null);
    }

    private static LiftRequest lift(String variant, PlannedLift.@Nullable Progression progression) {
        var scheme = new PlannedLift.Scheme(variant, null, null, null, null, null, null, null, null, null);
        return new LiftRequest(null, 1, "bench-press", scheme, progression, null, null, null);
    }

    /** An export contains the stored template, and an import checks it again. */
    private static void assertStaysTheSame(ProgramTemplate asked) {
        var template = checked(asked, GymSettings.NONE);

        assertThat(checked(template, GymSettings.NONE)).isEqualTo(template);
    }

    @ParameterizedTest
    @ValueSource(strings = {"push-day", "leg-day", "full-upper"})
    void a_stored_template_with_days_of_the_guide_is_saved_as_it_is(String guideDay) {
        assertStaysTheSame(request(guideDay, null, lift("SINGLE_TOP", null)));
    }

    @ParameterizedTest
    @EnumSource(Structure.class)
    void a_stored_template_with_a_structure_is_saved_as_it_is(Structure structure) {
        var open = new LiftRequest(null, 1, "squat", null, null, null, null, null);

        assertStaysTheSame(request(null, structure, open));
    }

    @ParameterizedTest
    @EnumSource(value = Variant.class, names = "STRAIGHT", mode = EnumSource.Mode.EXCLUDE)
    void a_stored_template_of_each_variant_is_saved_as_it_is(Variant variant) {
        assertStaysTheSame(request(null, null, lift(variant.name(), null)));
    }

    @Test
    void only_a_template_that_names_loads_has_a_unit() {
        var inPounds = new GymSettings(WeightUnit.LB, null, null, null, null, null, null, null);
        var increment = new PlannedLift.Progression("LINEAR", BigDecimal.ONE, null);

        assertThat(checked(request(null, null, lift("SINGLE_TOP", null)), inPounds)
                        .unit())
                .isNull();
        assertThat(checked(request(null, null, lift("SINGLE_TOP", increment)), inPounds)
                        .unit())
                .isEqualTo(WeightUnit.LB);
        assertThat(checked(request(null, null, lift("SINGLE_TOP", increment)), GymSettings.NONE)
                        .unit())
                .isEqualTo(WeightUnit.KG);
    }
}
