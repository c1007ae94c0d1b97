package topset.session.exercises;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import topset.contract.Envelope;
import topset.store.Athlete;
import topset.store.inbox.Incoming;

final class GymEventRecord {
    private static final Logger LOG = Logger.getLogger(GymEventRecord.class);
    private static final int LONGEST_GYM = 63;
    private static final int LONGEST_ID = 300;

    private GymEventRecord() {}

    /** Empty if the gym or the sequence number cannot be read; such a record is logged and skipped. */
    static Optional<Incoming> event(ConsumerRecord<byte[], byte[]> received) {
        var headers = new HashMap<String, String>();
        received.headers().forEach(header -> {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        });
        try {
            var envelope = Envelope.read(headers);
            if (envelope.athleteSequence() < 1
                    || envelope.gym().length() > LONGEST_GYM
                    || envelope.id().length() > LONGEST_ID) {
                throw new IllegalArgumentException("A header of the gym event is longer or smaller than allowed");
            }
            return Optional.of(new Incoming(
                    Athlete.ofGym(envelope.gym()),
                    envelope.athleteSequence(),
                    envelope.id(),
                    envelope.type(),
                    headers,
                    received.value()));
        } catch (IllegalArgumentException e) {
            LOG.errorf(
                    "Skipping an unreadable record of %s, partition %d, offset %d: %s",
                    received.topic(), received.partition(), received.offset(), e.getMessage());
            return Optional.empty();
        }
    }
}
