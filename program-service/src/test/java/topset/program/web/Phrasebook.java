package topset.program.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The phrases of the services' sentences that a page can write in another language. A sentence is divided into phrases
 * as the page's script {@code phrases.js} divides it: of the phrases that fit, the longest counts. A page test shows that
 * the script itself translates each phrase.
 */
public final class Phrasebook {
    private static final Path PARTS = Path.of("src/main/resources/META-INF/resources/page/parts");
    private static final Pattern FIGURE = Pattern.compile("\\{([a-z]+)\\d*}");

    private final JsonNode book;
    private final List<Phrase> phrases;

    /** The English text of a phrase, in which braces stand for figures, and its pattern. */
    private record Phrase(String english, Pattern pattern) {}

    private Phrasebook(JsonNode book) {
        this.book = book;
        phrases = book.path("phrases")
                .propertyStream()
                .map(Map.Entry::getKey)
                .map(english -> new Phrase(english, pattern(english)))
                .toList();
    }

    /** Reads a file of the folder {@code page/parts}. */
    public static Phrasebook read(String file) {
        try {
            return new Phrasebook(
                    new ObjectMapper().readTree(PARTS.resolve(file).toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the start of the sentence that has no translation; empty if each part of the sentence has one. */
    public String untranslated(String sentence) {
        var at = 0;
        while (at < sentence.length()) {
            var fitting = longest(sentence, at);
            if (fitting == 0) {
                return sentence.substring(at);
            }
            at += fitting;
        }
        return "";
    }

    /** Whether a fixed text of the services is a part of a phrase. Each number in it can be a figure of the phrase. */
    public boolean has(String text) {
        var withFigures = text.replaceAll("\\d+", "#");
        return phrases.stream()
                .map(phrase -> FIGURE.matcher(phrase.english()).replaceAll("#"))
                .anyMatch(phrase -> phrase.contains(text) || phrase.contains(withFigures));
    }

    /** Returns the texts for whole rules, by the id of the rule. */
    public JsonNode rules() {
        return book.path("rules");
    }

    /** Returns the sentences for a problem without a translation, by its HTTP status. */
    public JsonNode statuses() {
        return book.path("statuses");
    }

    private int longest(String sentence, int at) {
        return phrases.stream()
                .map(phrase -> phrase.pattern().matcher(sentence).region(at, sentence.length()))
                .mapToInt(matcher -> matcher.lookingAt() ? matcher.end() - at : 0)
                .max()
                .orElse(0);
    }

    private Pattern pattern(String english) {
        var pattern = new StringBuilder();
        var end = 0;
        for (var figure : FIGURE.matcher(english).results().toList()) {
            pattern.append(Pattern.quote(english.substring(end, figure.start())));
            pattern.append("(?:")
                    .append(book.path("kinds").path(figure.group(1)).asText())
                    .append(')');
            end = figure.end();
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(english.substring(end))).toString());
    }
}
