package topset.program.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import topset.program.parked.ParkedReason;
import topset.store.inbox.Parked;

/** Tests that the pages have a German text for each rule that a form can violate. */
class RefusalTextsTest {
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
            "program-service",
            "repeated-key",
            "sort",
            "topic-exists",
            "topic-of-log",
            "unknown-field");

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
    void each_sentence_that_says_why_newer_sets_wait_is_translated() {
        var reasons = Phrasebook.read("reasons.de.json");
        assertThat(Parked.Cause.values())
                .allMatch(cause -> reasons.untranslated(ParkedReason.of(cause)).isEmpty());
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
