package topset.edge.webhooks;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A webhook sends one delivery per athlete at a time, so an athlete's messages arrive in order. Each webhook and each
 * gym has a limit of its own, so a slow receiver does not delay other receivers. After a failed attempt, a webhook
 * sends only one delivery at a time, for all athletes together.
 */
final class InFlight {
    static final int MOST_OF_WEBHOOK = 4;
    static final int MOST_OF_GYM = 16;
    static final int MOST = 512;

    private record Lane(Webhook.Key receiver, String athleteId) {
        static Lane of(Delivery delivery) {
            return new Lane(delivery.receiver(), delivery.athleteId);
        }
    }

    private final Set<Lane> lanes = new HashSet<>();
    private final Set<Webhook.Key> failing = new HashSet<>();

    /** Returns false if a limit does not allow this now. Otherwise the delivery counts until {@link #end}. */
    synchronized boolean begin(Delivery delivery) {
        var receiver = delivery.receiver();
        int most = failing.contains(receiver) ? 1 : MOST_OF_WEBHOOK;
        if (lanes.size() >= MOST
                || count(lane -> lane.receiver().gym().equals(delivery.gym)) >= MOST_OF_GYM
                || count(lane -> lane.receiver().equals(receiver)) >= most) {
            return false;
        }
        return lanes.add(Lane.of(delivery));
    }

    private long count(Predicate<Lane> which) {
        return lanes.stream().filter(which).count();
    }

    /** @param succeeded whether the receiver has accepted the message */
    synchronized void end(Delivery delivery, boolean succeeded) {
        var receiver = delivery.receiver();
        lanes.remove(Lane.of(delivery));
        if (succeeded) {
            failing.remove(receiver);
        } else {
            failing.add(receiver);
        }
    }
}
