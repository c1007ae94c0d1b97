package topset.edge.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookMessagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "flag.raised       | {\"flags\":[{}],\"raised\":[\"STALLED\"]} | true",
                "flag.raised       | {\"flags\":[{}],\"raised\":[]}            | false",
                "flag.raised       | {\"flags\":[],\"raised\":[]}              | false",
                "target.recomputed | {}                                        | true"
            })
    void a_change_of_flags_is_news_if_it_has_raised_one(String type, String data, boolean isNews) {
        var message = new WebhookMessage(type, OffsetDateTime.parse("2026-11-24T12:00:00Z"), data);

        assertThat(WebhookMessages.isNews(message)).isEqualTo(isNews);
    }
}
