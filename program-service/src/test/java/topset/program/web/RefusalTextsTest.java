package topset.program.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import topset.edge.web.Problem;
import topset.program.gym.EquipmentChangeTable.EquipmentFailure;
import topset.store.inbox.Parked;

/** Tests that the pages have a German text for each reason why a request of theirs can fail. */
class RefusalTextsTest {
    private static final Path MODULES = Path.of("..");

    /** Rules about requests that no form of the pages sends: of operators, imports of a gym, lists and exports. */
    private static final Set<String> NOT_OF_FORMS = Set.of(
            "calendar",
            "create",
            "delivery-state",
            "equipment-changed",
            "exact",
            "flag",
            "format",
            "gym-of-athlete",
            "limit",
            "line",
            "line-type",
            "missing-of-log",
            "not-json",
            "order",
            "own-topic",
            "past",
            "repeated-key",
            "sort",
            "topic-exists",
            "topic-of-log",
            "unknown-field");

    /** The packages and classes whose problems no page shows: they answer operators, imports of a gym and sign-ins. */
    private static final Pattern NOT_OF_PAGES = Pattern.compile(
            "/(?:kafka|parked|publication|rebuild)/|/(?:AthleteDecisions|AuthenticationProblems|GymHistory"
                    + "|ImportRun|KnownTokens|PageTenant|ParkedGymResource)\\.java$");

    private static final Pattern LINE_REFUSED = Pattern.compile("(?s)\\bbad\\(.*\"([a-z][a-z-]*)\"\\)$");
    private static final Pattern PROBLEM =
            Pattern.compile("(?s)Problem\\s*\\.(?:notFound|conflict|stale|tooMany|tooLarge|of)\\((.*)");
    /** The classes that say why a live stream was ended, or why a message of a webhook did not arrive. */
    private static final Pattern OF_ITSELF = Pattern.compile(
            "/(?:live/LiveStream|webhooks/(?:CallResult|OutboundClient|OutboundUrls|WebhookSender))\\.java$");

    private static final Pattern LOGGED = Pattern.compile("LOG\\.[^;]*;");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Predicate<String> HAS_WORDS =
            Pattern.compile("[a-z] | [a-z]").asPredicate();
    private static final Phrasebook GERMAN = Phrasebook.read("refusals.de.json");

    @Test
    void every_rule_that_a_form_can_violate_has_a_german_text() throws IOException {
        var rules = new TreeSet<>(RefusalRules.ofTheSources());

        assertThat(rules)
                .as("rules that the sources name")
                .hasSizeGreaterThan(80)
                .containsAll(NOT_OF_FORMS);
        rules.removeAll(NOT_OF_FORMS);
        assertThat(rules).allMatch(rule -> GERMAN.rules().has(rule));
    }

    @Test
    void every_sentence_that_says_why_a_request_failed_has_a_german_text() throws IOException {
        var texts = new TreeSet<String>();
        for (var file : sources()) {
            if (!NOT_OF_PAGES.matcher(file.toString()).find()) {
                Stream.of(Files.readString(file).split(";\\n", -1))
                        .flatMap(statement -> PROBLEM.matcher(statement).results())
                        .flatMap(problem -> TEXT.matcher(problem.group(1)).results())
                        .map(text -> text.group(1))
                        .filter(HAS_WORDS)
                        .forEach(text -> texts.add(text.replaceFirst("\\.$", "")));
            }
        }

        assertThat(texts).as("texts of problems").hasSizeGreaterThan(80).allMatch(GERMAN::has);
    }

    @Test
    void every_text_about_an_ended_stream_or_an_undelivered_message_has_a_german_text() throws IOException {
        var texts = new TreeSet<String>();
        for (var file : sources()) {
            if (OF_ITSELF.matcher(file.toString()).find()) {
                TEXT.matcher(LOGGED.matcher(Files.readString(file)).replaceAll(""))
                        .results()
                        .map(text -> text.group(1))
                        .filter(HAS_WORDS)
                        .forEach(texts::add);
            }
        }

        assertThat(texts).hasSizeGreaterThan(14).allMatch(GERMAN::has);
        assertThat(GERMAN.untranslated("too slow: an event was not received within 10 s"))
                .isEmpty();
        assertThat(GERMAN.untranslated("the URL must name a host with public addresses only; gym.example has 10.0.0.7"))
                .isEmpty();
        assertThat(GERMAN.untranslated("could not be reached: Connection refused: /127.0.0.1:9"))
                .isEmpty();
    }

    @Test
    void a_sentence_without_a_translation_is_replaced_by_the_usual_one_of_its_status() {
        assertThat(Problem.Kind.values()).allMatch(kind -> GERMAN.statuses().has(Integer.toString(kind.status())));
    }

    @Test
    void problems_are_translated_with_what_they_name() {
        assertThat(GERMAN.untranslated("There is no athlete lena")).isEmpty();
        assertThat(GERMAN.untranslated(
                        "Program 0b2e1a52-5a39-4b0c-9a3f-7f0a54c1d9f1 has ended, so it cannot be changed"))
                .isEmpty();
        assertThat(GERMAN.untranslated(
                        "The current revision of the gym's settings is \"4\", but the header If-Match does"
                                + " not name this revision: read the current state again"))
                .isEmpty();
        assertThat(GERMAN.untranslated(
                        "The limit of this caller is reached: 100 requests in 10 s. Each full 4 kB of a body"
                                + " counts as one more request"))
                .isEmpty();
    }

    @Test
    void every_rule_by_which_a_line_of_a_log_is_left_out_has_a_german_text() throws IOException {
        var rules = new TreeSet<String>();
        for (var file : sources()) {
            if (file.toString().contains("/session/logs/")) {
                Stream.of(Files.readString(file).split(";\\n", -1))
                        .flatMap(statement -> LINE_REFUSED.matcher(statement).results())
                        .forEach(rule -> rules.add(rule.group(1)));
            }
        }

        assertThat(rules)
                .contains("no-set", "no-reps", "no-load")
                .allMatch(rule -> GERMAN.rules().has(rule));
    }

    private static List<Path> sources() throws IOException {
        var sources = new ArrayList<Path>();
        for (var module : List.of("rules", "program-service", "session-service", "service-edge")) {
            try (var files = Files.walk(MODULES.resolve(module).resolve("src/main/java"))) {
                files.filter(each -> each.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    @Test
    void each_sentence_that_says_why_newer_sets_wait_is_translated() {
        var reasons = Phrasebook.read("reasons.de.json");
        assertThat(Parked.Cause.values())
                .allMatch(cause -> reasons.untranslated(Waiting.reason(cause)).isEmpty());
    }

    @Test
    void each_sentence_that_says_why_programs_keep_the_previous_equipment_is_translated() {
        var reasons = Phrasebook.read("reasons.de.json");
        assertThat(EquipmentFailure.values())
                .allMatch(cause -> reasons.untranslated(cause.says()).isEmpty());
    }

    @Test
    void the_usual_messages_are_translated_with_their_figures() {
        assertThat(GERMAN.untranslated("must be between 1 and 8, not 9.5")).isEmpty();
        assertThat(GERMAN.untranslated("must be above 0 and at most 1000 kg")).isEmpty();
        assertThat(GERMAN.untranslated("must have 1 to 2,000 characters")).isEmpty();
        assertThat(GERMAN.untranslated("must be 1 to 10")).isEmpty();
        assertThat(GERMAN.untranslated("must be a day with lifts (1, 2), not 3"))
                .isNotEmpty();
    }
}
