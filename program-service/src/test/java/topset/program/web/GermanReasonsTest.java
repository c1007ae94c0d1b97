package topset.program.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import topset.contract.Exercise;
import topset.contract.Why;
import topset.edge.exercises.Exercises;
import topset.rules.LogArbitraries;
import topset.rules.LogArbitraries.Decided;
import topset.rules.LogArbitraries.Lifts;
import topset.rules.LogArbitraries.Log;
import topset.rules.TrainingLog;
import topset.rules.check.Guide.MethodEntry.VariantGuide;
import topset.rules.check.Guide.ProgressionEntry;
import topset.rules.check.Structure;
import topset.rules.check.Templates;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.week.ProgramDefinition;
import topset.rules.week.ProgramFold;
import topset.rules.week.SlotWeek;
import topset.rules.week.Today;
import topset.rules.week.TodayBackoff;

/** Tests that the pages can write each reason in German. */
@Domain(LogArbitraries.class)
@Domain(DomainContext.Global.class)
class GermanReasonsTest {
    private static final Path RULES = Path.of("../rules/src/main/java/topset/rules");
    private static final List<String> WRITERS = List.of("lift/DecidingSet.java", "progression", "week");

    /** Comments, messages of exceptions and failed tests, and the texts of the training guide. */
    private static final Pattern NO_REASONS =
            Pattern.compile("(?s)/\\*.*?\\*/|new (?:MethodGuide|\\w+Exception)\\b[^;]*;"
                    + "|requireNonNull[^;]*;|String toString\\(\\) \\{[^}]*}");

    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern WARNING = Pattern.compile("(?s)new LiftWarning\\(.*?\\)\\);");
    private static final Predicate<String> HAS_WORDS =
            Pattern.compile("[a-z] | [a-z]").asPredicate();
    private static final Pattern OF_THE_COACH = Pattern.compile("(the coach wants .*?: ).*");
    private static final Phrasebook GERMAN = Phrasebook.read("reasons.de.json");

    @Example
    void every_text_of_which_the_rules_build_reasons_is_translated() throws IOException {
        for (var writer : WRITERS) {
            try (var files = Files.walk(RULES.resolve(writer))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var code = NO_REASONS.matcher(Files.readString(file)).replaceAll("");
                    assertThat(TEXT.matcher(code)
                                    .results()
                                    .map(text -> text.group(1))
                                    .filter(HAS_WORDS))
                            .as(file.toString())
                            .allMatch(GERMAN::has);
                }
            }
        }
    }

    @Example
    void every_warning_about_a_lift_is_translated() throws IOException {
        var code = Files.readString(RULES.resolve("check/Suitability.java"));
        assertThat(WARNING.matcher(code).results().map(MatchResult::group).toList())
                .hasSizeGreaterThan(4)
                .allSatisfy(warning -> assertThat(TEXT.matcher(warning)
                                .results()
                                .map(text -> text.group(1))
                                .filter(HAS_WORDS))
                        .isNotEmpty()
                        .allMatch(GERMAN::has));
        assertThat(GERMAN.untranslated("d1-bench-press, week 2: the coach's 125 kg is not held back"
                        + " (pain at 60 kg: no more than 120 kg)"))
                .isEmpty();
    }

    @Example
    void every_text_of_the_guide_that_the_builder_shows_is_translated() {
        var variants = VariantGuide.all().stream().map(VariantGuide::bestFor);
        var methods = ProgressionEntry.all().stream().map(ProgressionEntry::says);
        var structures = Arrays.stream(Structure.values()).flatMap(each -> Stream.of(each.says(), each.bestFor()));
        var exercises = new Exercises().all().stream().map(Exercise::note);
        var templates = Templates.all().stream().map(Templates.Template::name);
        assertThat(Stream.of(variants, methods, structures, exercises, templates)
                        .flatMap(texts -> texts)
                        .filter(Objects::nonNull)
                        .distinct())
                .hasSizeGreaterThan(14)
                .allMatch(text -> GERMAN.untranslated(text).isEmpty());
    }

    @Property(tries = 100)
    void every_reason_is_translated_to_its_end(@ForAll Lifts lifts, @ForAll Decided decided, @ForAll Log log) {
        Stream.of(TrainingLog.program(lifts.lifts()), decided.program())
                .flatMap(program -> reasons(program, log.sets()))
                .map(reason -> OF_THE_COACH.matcher(reason.says()).replaceFirst("$1"))
                .distinct()
                .forEach(says -> assertThat(GERMAN.untranslated(says)).as(says).isEmpty());
    }

    /** Returns the reasons of all weeks, and of each session's backoff load in the first week. */
    private static Stream<Why> reasons(ProgramDefinition program, List<LoggedSet> sets) {
        var weeks = ProgramFold.fold(program, null, sets, TrainingLog.late(LogArbitraries.WEEKS + 1));
        var ofWeeks = weeks.stream().flatMap(week -> week.slots().stream()).flatMap(slot -> slot.why().stream());
        var ofDays = program.liftsIn(1).stream()
                .flatMap(lift -> backoffs(program, lift, TrainingLog.week(weeks, lift.slotId(), 1), sets))
                .flatMap(backoff -> backoff.why().stream());
        return Stream.concat(ofWeeks, ofDays);
    }

    private static Stream<TodayBackoff> backoffs(
            ProgramDefinition program, Lift lift, SlotWeek week, List<LoggedSet> sets) {
        return sets.stream().collect(Collectors.groupingBy(LoggedSet::sessionId)).values().stream()
                .map(session -> Today.backoff(lift, week, Today.setsOf(lift, program.liftsIn(1), session)))
                .filter(Objects::nonNull);
    }
}
