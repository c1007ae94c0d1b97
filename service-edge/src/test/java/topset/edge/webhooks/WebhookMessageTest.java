package topset.edge.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookMessageTest {

    @Test
    void the_body_has_type_timestamp_and_data() {
        var message = new WebhookMessage(
                "session.finished", OffsetDateTime.parse("2026-11-24T18:55:00+01:00"), "{\"athleteId\":\"lifter-1\"}");

        assertThat(new String(message.body(), UTF_8)).isEqualTo("""
            {"type":"session.finished","timestamp":"2026-11-24T18:55:00+01:00","data":{"athleteId":"lifter-1"}}\
            """);
    }

    @Test
    void a_message_has_the_same_id_at_every_try_and_another_one_for_every_webhook_and_event() {
        var id = WebhookMessage.id("iron-temple", "crm", "iron-temple/athlete-a.b/1");

        assertThat(id).matches("msg_[0-9a-f]{32}");
        assertThat(WebhookMessage.id("iron-temple", "crm", "iron-temple/athlete-a.b/1"))
                .isEqualTo(id);
        assertThat(WebhookMessage.id("iron-temple", "crm", "iron-temple/athlete-a.b/2"))
                .isNotEqualTo(id);
        assertThat(WebhookMessage.id("iron-temple", "bi", "iron-temple/athlete-a.b/1"))
                .isNotEqualTo(id);
        assertThat(WebhookMessage.id("steel-works", "crm", "iron-temple/athlete-a.b/1"))
                .isNotEqualTo(id);
    }

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

        assertThat(message.isNews()).isEqualTo(isNews);
    }
}
