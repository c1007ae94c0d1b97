package topset.edge.webhooks;

import topset.store.StreamKey;

/**
 * A webhook message that its receiver has not accepted yet. The content of the message is in the stored event.
 *
 * @param id a later event of the same athlete has a higher id
 * @param version the version of the event in the stream
 */
record Delivery(long id, StreamKey stream, String webhookId, long version, DeliveryView view) {

    String gym() {
        return stream.gym();
    }
}
