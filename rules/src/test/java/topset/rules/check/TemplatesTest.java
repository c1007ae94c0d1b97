package topset.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.PlannedLift;
import topset.contract.PlannedLift.Reps;
import topset.contract.TemplateDay;
import topset.rules.check.Guide.ProgressionEntry;
import topset.rules.check.Templates.FilledIn;
import topset.rules.check.Templates.Template;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.Variant;

/** The templates, with the sets and reps of the guide's text (training-rules.md § 9). */
class TemplatesTest {

    @Test
    void three_in_the_guides_order() {
        assertThat(Templates.all())
                .extracting(Template::name)
                .containsExactly("Push Day (Powerbuilding)", "Leg Day (Strength + Size)", "Full Upper (4-Day Split)");
        assertThat(Templates.all())
                .allSatisfy(
                        template -> assertThat(Templates.named(template.id())).contains(template));
        assertThat(Templates.named("arm-day")).isEmpty();
    }

    @Test
    void their_sets_and_reps() {
        assertThat(lifts("push-day"))
                .containsExactly(
                        "bench-press top 1×3–4 (4) + 3×8–10",
                        "incline-dumbbell-press 3×10–12",
                        "cable-fly 3×12–15",
                        "lateral-raise 3×12–15",
                        "triceps-pushdown 3×12–15");
        assertThat(lifts("leg-day"))
                .containsExactly(
                        "squat top 1×4–4 (4) + 3×8–10",
                        "romanian-deadlift top 1×5–5 (5) + 2×10–12",
                        "leg-press 3×10–12",
                        "leg-curl 3×10–12",
                        "calf-raise 4×12–15");
        assertThat(lifts("full-upper"))
                .containsExactly(
                        "overhead-press top 1×5–5 (5) + 2×8–10",
                        "barbell-row top 1×5–5 (5) + 2×8–10",
                        "weighted-dip 3×8–10",
                        "lat-pulldown 3×10–12",
                        "face-pull 3×15–20");
    }

    @Test
    void what_the_athlete_brings_replaces_the_templates() {
        LiftRequest.Start start = new LiftRequest.Start(new BigDecimal(100), null, null, null, null);
        LiftRequest bench = new LiftRequest("heavy", null, "bench-press", null, null, start, null, null);
        LiftRequest fly = new LiftRequest(
                null,
                3,
                "cable-fly",
                new PlannedLift.Scheme("STRAIGHT", null, null, null, null, null, null, 4, new Reps(10, 12), null),
                null,
                start,
                null,
                null);
        LiftRequest curl = new LiftRequest(null, 2, "barbell-curl", null, null, start, null, null);
        Template pushDay = Templates.named("push-day").orElseThrow();
        List<LiftRequest> lifts = lifts(Templates.filledIn(pushDay, List.of(curl, fly, bench)));
        assertThat(lifts).hasSize(6);
        assertThat(lifts.getFirst())
                .isEqualTo(new LiftRequest(
                        "heavy", 1, "bench-press", pushDay.lifts().getFirst().scheme(), null, start, null, null));
        assertThat(lifts.get(1)).isEqualTo(pushDay.lifts().get(1));
        assertThat(lifts.get(2)).isEqualTo(fly);
        assertThat(lifts.getLast()).isEqualTo(curl);
    }

    @Test
    void a_second_lift_of_the_same_exercise_is_kept() {
        LiftRequest.Start start = new LiftRequest.Start(new BigDecimal(100), null, null, null, null);
        LiftRequest heavy = new LiftRequest(null, 1, "bench-press", null, null, start, null, null);
        LiftRequest volume = new LiftRequest("volume", 4, "bench-press", null, null, start, null, null);
        Template pushDay = Templates.named("push-day").orElseThrow();
        assertThat(lifts(Templates.filledIn(pushDay, List.of(heavy, volume))))
                .hasSize(6)
                .last()
                .isEqualTo(volume);
    }

    @Test
    void each_of_several_templates_is_on_its_day_and_takes_the_lifts_of_that_day() {
        LiftRequest squat = start("squat", null);
        LiftRequest later = start("bench-press", 4);
        LiftRequest any = start("bench-press", null);
        LiftRequest elsewhere = start("squat", 6);
        List<FilledIn> filledIn = Templates.filledIn(
                List.of(new TemplateDay(1, "push-day"), new TemplateDay(2, "leg-day"), new TemplateDay(4, "push-day")),
                List.of(later, elsewhere, squat, any));

        assertThat(filledIn).hasSize(16).extracting(each -> each.lift().day()).containsSubsequence(1, 2, 4, 6);
        assertThat(filledIn.stream().filter(each -> each.given() != null))
                .extracting(each -> each.lift().exercise() + " " + each.lift().day() + " " + each.given() + " "
                        + (each.day() == null ? "own" : each.day().template()))
                .containsExactly(
                        "bench-press 1 3 push-day", "squat 2 2 leg-day", "bench-press 4 0 push-day", "squat 6 1 own");
        assertThat(filledIn.getFirst().lift().scheme())
                .isEqualTo(Templates.named("push-day")
                        .orElseThrow()
                        .lifts()
                        .getFirst()
                        .scheme());
    }

    private static LiftRequest start(String exercise, @Nullable Integer day) {
        LiftRequest.Start start = new LiftRequest.Start(new BigDecimal(100), null, null, null, null);
        return new LiftRequest(null, day, exercise, null, null, start, null, null);
    }

    private static List<LiftRequest> lifts(List<FilledIn> filledIn) {
        return filledIn.stream().map(FilledIn::lift).toList();
    }

    @Test
    void every_progression_says_what_it_does() {
        assertThat(ProgressionEntry.all()).allSatisfy(progression -> {
            assertThat(progression.says()).isNotBlank();
            assertThat(progression.rules()).isNotEmpty();
            assertThat(progression.variants()).isNotEmpty();
        });
        assertThat(ProgressionEntry.all().get(2).variants()).containsExactly(Variant.SINGLE_TOP, Variant.DOUBLE_TOP);
        assertThat(ProgressionEntry.all().get(3).variants()).containsExactly(Variant.STRAIGHT, Variant.REST_PAUSE);
    }

    private static List<String> lifts(String template) {
        return Templates.named(template).stream()
                .flatMap(each -> each.lifts().stream())
                .flatMap(lift -> Stream.ofNullable(lift.scheme()).map(scheme -> lift.exercise() + shown(scheme)))
                .toList();
    }

    private static String shown(PlannedLift.Scheme scheme) {
        PlannedLift.TopReps top = scheme.topReps();
        return top == null
                ? " " + scheme.sets() + "×" + shown(scheme.reps())
                : " top " + scheme.topSets() + "×" + top.min() + "–" + top.max() + " (" + top.target() + ") + "
                        + scheme.backoffSets() + "×" + shown(scheme.backoffReps());
    }

    private static String shown(@Nullable Reps reps) {
        if (reps == null) {
            return "?";
        }
        return reps.min() + "–" + reps.max();
    }
}
