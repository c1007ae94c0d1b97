package topset.verification.page;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.PageGym.close;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.verification.page.CoachBrowser.Look;

/**
 * Tests in the browser how the script {@code phrases.js} translates. The program service's tests find sentences without
 * a translation with a copy of that script in Java.
 */
@Tag("page")
class PhrasesPageTest {
    /** JavaScript that returns the phrases which the script does not translate with all their figures. */
    private static final String UNTRANSLATED = """
            async () => {
              const samples = ['122.5 kg', '2.5', '3', '15 %', '4 reps', '8–12', '1..8', '5, 4, 3', '5 + 3 = 8', 'd1-bench-press',
                'bench-press', 'SINGLE_TOP', 'kg', '2,000', '"4"', 'lena', 'the gym'];
              const { translator } = await import('/page/parts/phrases.js');
              const untranslated = [];
              for (const name of ['reasons', 'refusals']) {
                const book = await (await fetch(`/page/parts/${name}.de.json`)).json();
                const sampleOf = (kind) => samples.find((each) => new RegExp(`^(?:${book.kinds[kind]})$`).test(each));
                const translated = translator(book);
                for (const phrase of Object.keys(book.phrases)) {
                  const text = translated(phrase.replaceAll(/\\{([a-z]+)\\d*\\}/g, (all, kind) => sampleOf(kind)));
                  if (text === null || /[{}]|undefined/.test(text)) untranslated.push(phrase);
                }
              }
              return untranslated;
            }""";

    @Test
    void each_phrase_of_the_german_texts_is_translated_with_its_figures() {
        var gym = PageGym.fresh("phrases");
        var page = CoachBrowser.screens(gym.gym(), "coach", Look.DESK);

        assertThat((List<?>) page.evaluate(UNTRANSLATED)).isEmpty();
        close(page);
    }

    @Test
    void a_german_sentence_has_german_numbers_and_leaves_ids_and_addresses_as_they_are() {
        var gym = PageGym.fresh("phrases-figures");
        var page = CoachBrowser.screens(gym.gym(), "coach", Look.DESK);
        page.addInitScript("Object.defineProperty(navigator, 'languages', {get: () => ['de-DE', 'en']})");
        page.reload();
        var says = "says => import('/page/parts/refusals.js').then(({ serviceSays }) => serviceSays(says).text)";

        assertThat(page.evaluate(says, "must be between 1 and 8, not 9.5"))
                .isEqualTo("muss zwischen 1 und 8 liegen, nicht bei 9,5");
        assertThat(page.evaluate(says, "could not be reached: Connection refused: /10.0.0.7:9"))
                .isEqualTo("war nicht zu erreichen: Connection refused: /10.0.0.7:9");
        assertThat(page.evaluate(says, "There is no athlete lena.2")).isEqualTo("Den Athleten lena.2 gibt es nicht");
        close(page);
    }
}
