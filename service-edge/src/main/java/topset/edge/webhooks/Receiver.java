package topset.edge.webhooks;

/** Identifies a webhook among the webhooks of all gyms. */
record Receiver(String gym, String webhookId) {

    static Receiver of(Webhook webhook) {
        return new Receiver(webhook.gym(), webhook.id());
    }

    static Receiver of(Delivery delivery) {
        return new Receiver(delivery.gym(), delivery.webhookId());
    }
}
