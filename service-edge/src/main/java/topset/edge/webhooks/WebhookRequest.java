package topset.edge.webhooks;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Violations;

record WebhookRequest(
        @NotNull String url,

        @NotNull List<String> types,

        @Nullable String secret) {

    /** The annotations of this record already report missing values. */
    void check(String service, Violations found) {
        if (types != null) {
            checkTypes(service, found);
        }
        if (secret != null && WebhookSecret.parse(secret).isEmpty()) {
            found.refuse(
                    "secret",
                    "must be whsec_ followed by " + WebhookSecret.SHORTEST_KEY + " to " + WebhookSecret.LONGEST_KEY
                            + " bytes in base64",
                    "webhook-secret");
        }
    }

    private void checkTypes(String service, Violations found) {
        var possible = WebhookType.words(WebhookType.sentBy(service));
        if (types.isEmpty()) {
            found.refuse("types", "must have at least one of the types " + possible, "webhook-type");
        }
        for (int n = 0; n < types.size() && !found.isFull(); n++) {
            var word = types.get(n);
            var field = "types[" + n + "]";
            var type = WebhookType.of(word);
            if (type.isEmpty()) {
                found.refuse(field, "must be one of " + possible + ", not " + word, "webhook-type");
            } else if (!type.get().service().equals(service)) {
                found.refuse(
                        field,
                        "must be one of " + possible + "; " + word + " is sent by "
                                + type.get().service() + ": create a webhook there",
                        "webhook-type");
            }
        }
    }

    /** Without repetitions, in the order of {@link WebhookType}. The types must have passed {@link #check}. */
    List<String> distinctTypes() {
        return types.stream()
                .flatMap(word -> WebhookType.of(word).stream())
                .distinct()
                .sorted()
                .map(WebhookType::word)
                .toList();
    }
}
