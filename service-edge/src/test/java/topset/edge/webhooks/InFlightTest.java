package topset.edge.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InFlightTest {
    private final InFlight inFlight = new InFlight();

    @Test
    void one_message_of_an_athlete_at_a_time() {
        assertThat(inFlight.begin(delivery("gym", "crm", "a"))).isTrue();
        assertThat(inFlight.begin(delivery("gym", "crm", "a"))).isFalse();
        assertThat(inFlight.begin(delivery("gym", "crm", "b"))).isTrue();
        assertThat(inFlight.begin(delivery("gym", "other", "a"))).isTrue();

        inFlight.end(delivery("gym", "crm", "a"), true);

        assertThat(inFlight.begin(delivery("gym", "crm", "a"))).isTrue();
    }

    @Test
    void a_full_webhook_leaves_room_for_the_others_of_its_gym() {
        fill("gym", "slow", InFlight.MOST_OF_WEBHOOK);

        assertThat(inFlight.begin(delivery("gym", "slow", "one-more"))).isFalse();
        assertThat(inFlight.begin(delivery("gym", "fast", "a"))).isTrue();
    }

    @Test
    void a_full_gym_leaves_room_for_other_gyms() {
        for (int webhook = 0; webhook < InFlight.MOST_OF_GYM / InFlight.MOST_OF_WEBHOOK; webhook++) {
            fill("slow", "hook-" + webhook, InFlight.MOST_OF_WEBHOOK);
        }

        assertThat(inFlight.begin(delivery("slow", "one-more", "a"))).isFalse();
        assertThat(inFlight.begin(delivery("fast", "crm", "a"))).isTrue();
    }

    @Test
    void all_gyms_together_have_a_limit() {
        for (int gym = 0; gym < InFlight.MOST; gym++) {
            fill("gym-" + gym, "crm", 1);
        }

        assertThat(inFlight.begin(delivery("one-more", "crm", "a"))).isFalse();
    }

    @Test
    void a_receiver_that_fails_gets_one_message_at_a_time_until_it_accepts_one() {
        inFlight.begin(delivery("gym", "crm", "a"));
        inFlight.end(delivery("gym", "crm", "a"), false);

        assertThat(inFlight.begin(delivery("gym", "crm", "a"))).isTrue();
        assertThat(inFlight.begin(delivery("gym", "crm", "b"))).isFalse();

        inFlight.end(delivery("gym", "crm", "a"), true);
        fill("gym", "crm", InFlight.MOST_OF_WEBHOOK);
    }

    private void fill(String gym, String webhook, int messages) {
        for (int n = 0; n < messages; n++) {
            assertThat(inFlight.begin(delivery(gym, webhook, "athlete-" + n))).isTrue();
        }
    }

    private static Delivery delivery(String gym, String webhook, String athlete) {
        var delivery = new Delivery();
        delivery.gym = gym;
        delivery.webhook = webhook;
        delivery.athleteId = athlete;
        return delivery;
    }
}
