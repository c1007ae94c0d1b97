package topset.edge.webhooks;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A webhook delivery as clients read it. */
@Schema(name = "WebhookDelivery")
record DeliveryView(
        @Schema(description = "The value of webhook-id, the same at every try")
        String messageId,

        @Schema(description = "The type of the message, such as session.finished")
        String type,

        String athleteId,

        @Schema(description = "When the event was stored, or the message was replayed; the tries end 24 hours later")
        OffsetDateTime since,

        @Schema(description = "The number of failed tries") int attempts,

        @Schema(
                description =
                        "When the next try is due; absent if it waits behind an earlier one of the athlete, or is dead")
        @Nullable
        OffsetDateTime dueAt,

        @Schema(description = "When the tries ended; absent if they have not") @Nullable
        OffsetDateTime deadAt,

        @Schema(description = "The HTTP status of the last answer; absent if there was none") @Nullable
        Integer lastStatus,

        @Schema(description = "Why the last try failed") @Nullable
        String lastFailure) {}
