package topset.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.PlannedLift;
import topset.contract.WeightUnit;
import topset.rules.CatalogueFile;
import topset.rules.Checked;
import topset.rules.Checked.Violation;
import topset.rules.week.GymSettings;

/** What may be set for a gym, and what is refused. */
class GymCheckTest {

    private static GymSettings accepted(GymSettings asked) {
        return Checked.accepted(
                found -> GymCheck.check(asked, CatalogueFile::find, unknown -> "; the nearest are others", found));
    }

    private static List<Violation> refused(GymSettings asked) {
        return Checked.refused(
                found -> GymCheck.check(asked, CatalogueFile::find, unknown -> "; the nearest are others", found));
    }

    private static GymSettings defaults(
            @Nullable String timeZone, @Nullable Integer deloadEvery, @Nullable String coachesSee) {
        return new GymSettings(WeightUnit.KG, timeZone, null, null, null, null, deloadEvery, coachesSee);
    }

    private static GymSettings bars(GymSettings.Bar... bars) {
        return new GymSettings(WeightUnit.KG, null, List.of(bars), null, null, null, null, null);
    }

    private static GymSettings machines(GymSettings.Machine... machines) {
        return new GymSettings(WeightUnit.KG, null, null, null, null, List.of(machines), null, null);
    }

    private static List<BigDecimal> loads(String... loads) {
        return Stream.of(loads).map(BigDecimal::new).toList();
    }

    @Test
    void settings_are_accepted_with_their_plates_heaviest_first() {
        var asked = new GymSettings(
                WeightUnit.KG,
                "Europe/Berlin",
                List.of(new GymSettings.Bar(" bar ", new BigDecimal(20), null)),
                List.of(new PlannedLift.Plate(new BigDecimal(5), 4), new PlannedLift.Plate(new BigDecimal(25), null)),
                loads("5", "10"),
                List.of(new GymSettings.Machine(null, List.of("leg-press"), null, new BigDecimal(10))),
                6,
                "EVERYONE");

        var settings = accepted(asked);

        assertThat(settings.deloadEvery()).isEqualTo(6);
        assertThat(settings.timeZone()).isEqualTo("Europe/Berlin");
        assertThat(settings.bars()).extracting(GymSettings.Bar::name).containsExactly("bar");
        assertThat(settings.plates())
                .extracting(PlannedLift.Plate::weight)
                .containsExactly(new BigDecimal(25), new BigDecimal(5));
        assertThat(settings.machines()).extracting(GymSettings.Machine::step).containsExactly(new BigDecimal(10));
    }

    @Test
    void equal_weights_and_empty_lists_make_equal_settings() {
        var written = new GymSettings(
                WeightUnit.KG,
                null,
                List.of(new GymSettings.Bar(null, new BigDecimal("20.0"), null)),
                null,
                loads("5.00", "1e1"),
                List.of(),
                null,
                null);
        var otherwise = new GymSettings(
                WeightUnit.KG,
                null,
                List.of(new GymSettings.Bar(null, new BigDecimal(20), List.of())),
                null,
                loads("5", "10"),
                null,
                null,
                null);

        assertThat(accepted(written)).isEqualTo(accepted(otherwise));
    }

    @Test
    void an_empty_request_is_a_gym_that_has_set_nothing() {
        assertThat(accepted(new GymSettings(null, null, null, null, null, null, null, null)))
                .isEqualTo(GymSettings.NONE);
    }

    @Test
    void weights_need_a_unit() {
        var asked = new GymSettings(null, null, null, null, loads("5"), null, null, null);
        assertThat(refused(asked))
                .containsExactly(new Violation(
                        "unit", "is required if the request has bars, plates, dumbbells or" + " machines", "gym"));
    }

    @Test
    void defaults_outside_their_limits_are_refused_with_what_would_be_right() {
        assertThat(refused(defaults("Atlantis", 3, "OWN")))
                .containsExactly(
                        new Violation(
                                "timeZone",
                                "must be an IANA time zone, as in Europe/Berlin, not 'Atlantis'",
                                "time-zone"),
                        new Violation("deloadEvery", "must be between 4 and 12, not 3", "deload"),
                        new Violation("coachesSee", "must be EVERYONE or THEIRS, not 'OWN'", "coaches-see"));
    }

    @Test
    void bars_are_refused_by_weight_name_and_exercise() {
        var asked = bars(
                new GymSettings.Bar(null, null, null),
                new GymSettings.Bar("", new BigDecimal("0.05"), null),
                new GymSettings.Bar(null, new BigDecimal(20), List.of("squat", "levitation", "squat")));
        assertThat(refused(asked))
                .containsExactly(
                        new Violation("bars[0].weight", "is required", "loadable"),
                        new Violation("bars[1].weight", "must be between 0.1 and 1000, not 0.05", "loadable"),
                        new Violation("bars[1].name", "must have 1 to 100 characters, not 0", "gym"),
                        new Violation(
                                "bars[2].exercises[1]",
                                "must be the id of an exercise that GET /v1/exercises lists, not levitation; the"
                                        + " nearest are others",
                                "exercise"),
                        new Violation(
                                "bars[2].exercises[2]",
                                "must be an exercise of only one bar or machine: squat is listed twice",
                                "gym"));
    }

    @Test
    void machines_have_either_a_step_or_loads_and_a_name_or_exercises() {
        var asked = machines(
                new GymSettings.Machine("leg press", null, null, null),
                new GymSettings.Machine("leg press", null, loads("5"), BigDecimal.ONE),
                new GymSettings.Machine(null, null, loads("10", "5"), null));
        assertThat(refused(asked))
                .containsExactly(
                        new Violation(
                                "machines[0].step",
                                "must be given if 'loads' is absent, and must be absent if 'loads' is given",
                                "loadable"),
                        new Violation(
                                "machines[1].step",
                                "must be given if 'loads' is absent, and must be absent if 'loads' is given",
                                "loadable"),
                        new Violation(
                                "machines[2].loads[1]",
                                "must be above 10, which is the load before it, not 5",
                                "loadable"),
                        new Violation("machines[2].name", "is required if no exercises are listed", "gym"));
    }

    @Test
    void every_list_is_limited() {
        var bar = new GymSettings.Bar(null, new BigDecimal(20), null);
        var plate = new PlannedLift.Plate(BigDecimal.ONE, 1);
        var machine = new GymSettings.Machine("press", null, null, BigDecimal.ONE);
        var asked = new GymSettings(
                WeightUnit.KG,
                null,
                Collections.nCopies(21, bar),
                Collections.nCopies(21, plate),
                Collections.nCopies(101, BigDecimal.ONE),
                Collections.nCopies(51, machine),
                null,
                null);
        assertThat(refused(asked))
                .extracting(Violation::message)
                .contains(
                        "must have at most 20 entries, not 21",
                        "must have 1 to 20 kinds of plate, not 21",
                        "must have 1 to 100 loads, not 101",
                        "must have at most 50 entries, not 51");
    }

    @Test
    void lists_and_names_of_the_greatest_length_are_allowed() {
        String longest = "x".repeat(100);
        List<String> exercises =
                IntStream.rangeClosed(1, 50).mapToObj(n -> "press-" + n).toList();
        var asked = new GymSettings(
                WeightUnit.KG,
                null,
                Collections.nCopies(20, new GymSettings.Bar(longest, new BigDecimal(20), null)),
                null,
                null,
                Stream.concat(
                                Stream.of(new GymSettings.Machine(null, exercises, null, BigDecimal.ONE)),
                                Collections.nCopies(49, new GymSettings.Machine(longest, null, null, BigDecimal.ONE))
                                        .stream())
                        .toList(),
                null,
                null);

        assertThat(Checked.refused(
                        found -> GymCheck.check(asked, any -> CatalogueFile.find("squat"), unknown -> "", found)))
                .isEmpty();
    }

    @Test
    void a_machine_lists_at_most_50_exercises() {
        var exercises = Collections.nCopies(51, "leg-press");
        assertThat(refused(machines(new GymSettings.Machine(null, exercises, null, BigDecimal.ONE))))
                .contains(new Violation("machines[0].exercises", "must have at most 50 exercises, not 51", "gym"));
    }

    @Test
    void an_unknown_id_is_quoted_up_to_100_characters() {
        var ids = List.of("x".repeat(100), "y".repeat(101));
        assertThat(refused(bars(new GymSettings.Bar(null, new BigDecimal(20), ids))))
                .extracting(Violation::message)
                .containsExactly(
                        "must be the id of an exercise that GET /v1/exercises lists, not " + "x".repeat(100)
                                + "; the nearest are others",
                        "must be the id of an exercise that GET /v1/exercises lists, not " + "y".repeat(100)
                                + "…; the nearest are others");
    }
}
