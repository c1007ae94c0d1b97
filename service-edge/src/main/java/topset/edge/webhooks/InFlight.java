package topset.edge.webhooks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The deliveries that are being sent. Of an athlete a webhook sends one at a time, which keeps their order. Webhooks
 * and gyms have limits of their own, so a slow receiver delays nobody else. A webhook whose last try has failed sends
 * one at a time.
 */
final class InFlight {
    static final int MOST_OF_WEBHOOK = 4;
    static final int MOST_OF_GYM = 16;
    static final int MOST = 512;

    private record Receiver(String gym, String webhookId) {
        static Receiver of(Delivery delivery) {
            return new Receiver(delivery.gym(), delivery.webhookId());
        }
    }

    private record Lane(Receiver receiver, String athleteId) {
        static Lane of(Delivery delivery) {
            return new Lane(Receiver.of(delivery), delivery.athleteId());
        }
    }

    private final Set<Lane> lanes = new HashSet<>();
    private final Map<Receiver, Integer> ofWebhook = new HashMap<>();
    private final Map<String, Integer> ofGym = new HashMap<>();
    private final Set<Receiver> failing = new HashSet<>();

    /** Whether the delivery may be sent now. If so, it counts as being sent until {@link #end}. */
    synchronized boolean begin(Delivery delivery) {
        var receiver = Receiver.of(delivery);
        int most = failing.contains(receiver) ? 1 : MOST_OF_WEBHOOK;
        if (lanes.size() >= MOST
                || ofGym.getOrDefault(delivery.gym(), 0) >= MOST_OF_GYM
                || ofWebhook.getOrDefault(receiver, 0) >= most
                || !lanes.add(Lane.of(delivery))) {
            return false;
        }
        ofWebhook.merge(receiver, 1, Integer::sum);
        ofGym.merge(delivery.gym(), 1, Integer::sum);
        return true;
    }

    /** @param succeeded whether the receiver has the message */
    synchronized void end(Delivery delivery, boolean succeeded) {
        var receiver = Receiver.of(delivery);
        lanes.remove(Lane.of(delivery));
        ofWebhook.computeIfPresent(receiver, (_, count) -> count == 1 ? null : count - 1);
        ofGym.computeIfPresent(delivery.gym(), (_, count) -> count == 1 ? null : count - 1);
        if (succeeded) {
            failing.remove(receiver);
        } else {
            failing.add(receiver);
        }
    }
}
