package topset.edge.webhooks;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.edge.webhooks.message.WebhookSecret;
import topset.edge.webhooks.message.WebhookType;

/** A webhook as clients read it. */
@Schema(name = "Webhook")
record WebhookView(
        String webhookId,

        @Schema(description = "Where messages are sent") String url,

        @Schema(description = "The types of messages that are sent")
        List<String> types,

        @Schema(description = "gone: the receiver has answered 410, and nothing is sent until the webhook is set again")
        Webhook.State state,

        @Schema(description = "The secret that signs; shown once, when the service has made it") @Nullable
        String secret,

        @Schema(description = "When it was created. Events since then are sent")
        OffsetDateTime createdAt,

        @Schema(description = "When it was set last") OffsetDateTime changedAt,

        @Schema(description = "The sub of the token that set it last")
        String changedBy) {

    static WebhookView of(Webhook webhook, @Nullable WebhookSecret shown) {
        return new WebhookView(
                webhook.id(),
                webhook.url(),
                webhook.types().stream().map(WebhookType::word).toList(),
                webhook.state(),
                shown == null ? null : shown.text(),
                webhook.createdAt(),
                webhook.changedAt(),
                webhook.changedBy());
    }
}
