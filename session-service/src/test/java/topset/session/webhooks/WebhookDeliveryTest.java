package topset.session.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static topset.session.SessionApi.as;
import static topset.session.SessionApi.someone;
import static topset.testsupport.Eventually.eventually;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import topset.session.RealSessionService;
import topset.testsupport.WebhookReceiver;
import topset.testsupport.WebhookReceiver.Received;

@SuppressWarnings("NullAway.Init")
@RealSessionService
class WebhookDeliveryTest {
    private static final int ACCEPTED = 204;
    private static final int BROKEN = 500;
    private static final int GONE = 410;

    private final WebhookApi api = new WebhookApi();

    @Inject
    DataSource dataSource;

    @Test
    void a_finished_session_arrives_once_and_signed() {
        try (var receiver = new WebhookReceiver(any -> ACCEPTED)) {
            var secret = api.setForSessions("crm", receiver);
            var athlete = someone();
            var sessionId = api.finishSession(athlete);

            eventually().untilAsserted(() -> assertThat(receiver.received()).hasSize(1));
            var message = receiver.received().getFirst();
            assertThat(message.isSignedWith(secret)).isTrue();
            assertThat(message.path()).isEqualTo("/hooks");
            assertThat(message.body()).isEqualTo("""
                    {"type":"session.finished","timestamp":"2026-11-24T17:55:00Z","data":{"sessionId":"%s","gym":"%s",\
                    "athleteId":"%s","finishedAt":"2026-11-24T18:55:00+01:00"}}""".formatted(sessionId, api.gym(), athlete));
            eventually().untilAsserted(() -> api.deliveries("crm", "pending").body("items", empty()));

            api.finishSession(someone());
            eventually().untilAsserted(() -> assertThat(receiver.received()).hasSize(2));
        }
    }

    @Test
    void a_receiver_that_fails_gets_the_message_again_with_the_same_id_and_another_gym_gets_nothing() {
        var broken = new AtomicBoolean(true);
        try (var receiver = new WebhookReceiver(any -> broken.get() ? BROKEN : ACCEPTED);
                var foreign = new WebhookReceiver(any -> ACCEPTED)) {
            new WebhookApi().setForSessions("crm", foreign);
            api.setForSessions("crm", receiver);
            api.finishSession(someone());

            eventually()
                    .untilAsserted(() -> api.deliveries("crm", "pending")
                            .body("items", hasSize(1))
                            .body("items[0].attempts", greaterThan(0))
                            .body("items[0].lastStatus", equalTo(BROKEN))
                            .body("items[0].lastFailure", equalTo("answered 500 instead of 2xx"))
                            .body("items[0].dueAt", notNullValue()));
            broken.set(false);
            makeDue();

            eventually().untilAsserted(() -> api.deliveries("crm", "pending").body("items", empty()));
            assertThat(receiver.received())
                    .hasSizeGreaterThan(1)
                    .extracting(Received::messageId)
                    .containsOnly(receiver.received().getFirst().messageId());
            assertThat(foreign.received()).isEmpty();
        }
    }

    @Test
    void an_athletes_messages_arrive_in_order_and_others_do_not_wait() {
        var athlete = someone();
        var broken = new AtomicBoolean(true);
        try (var receiver =
                new WebhookReceiver(message -> broken.get() && message.body().contains(athlete) ? BROKEN : ACCEPTED)) {
            api.setForSessions("crm", receiver);
            var first = api.finishSession(athlete);
            var second = api.finishSession(athlete);
            var other = someone();
            api.finishSession(other);

            eventually().untilAsserted(() -> assertThat(receiver.received()).anyMatch(has(other)));
            eventually()
                    .untilAsserted(() -> api.deliveries("crm", "pending")
                            .body("items", hasSize(2))
                            .body("items[0].attempts", greaterThan(0))
                            .body("items[1].attempts", equalTo(0)));
            assertThat(receiver.received()).noneMatch(has(second));
            broken.set(false);
            makeDue();

            eventually().untilAsserted(() -> assertThat(receiver.received()).anyMatch(has(second)));
            assertThat(receiver.received().getLast()).matches(has(second));
            assertThat(receiver.received().reversed().get(1)).matches(has(first));
        }
    }

    @Test
    void a_slow_receiver_delays_nobody() {
        var end = new CountDownLatch(1);
        try (var slow = new WebhookReceiver(any -> await(end));
                var fast = new WebhookReceiver(any -> ACCEPTED);
                var foreign = new WebhookReceiver(any -> ACCEPTED)) {
            var otherGym = new WebhookApi();
            otherGym.setForSessions("crm", foreign);
            api.setForSessions("slow", slow);
            api.setForSessions("fast", fast);
            for (int n = 0; n < 6; n++) {
                api.finishSession(someone());
            }
            otherGym.finishSession(someone());

            eventually().untilAsserted(() -> assertThat(fast.received()).hasSize(6));
            eventually().untilAsserted(() -> assertThat(foreign.received()).hasSize(1));
            int sent = slow.received().size();
            assertThat(sent - attempts("slow"))
                    .as("messages to the slow receiver at a time")
                    .isLessThanOrEqualTo(4);
            end.countDown();

            eventually().untilAsserted(() -> api.deliveries("slow", "pending").body("items", empty()));
        }
    }

    @Test
    void after_a_day_a_message_is_dead_the_next_goes_on_and_a_replay_sends_it_with_its_id() throws SQLException {
        var athlete = someone();
        try (var receiver = new WebhookReceiver(any -> ACCEPTED)) {
            api.set("crm", "http://127.0.0.1:1/nobody-listens", "\"session.finished\"")
                    .statusCode(201);
            var first = api.finishSession(athlete);
            eventually()
                    .untilAsserted(() -> api.deliveries("crm", "pending").body("items[0].attempts", greaterThan(0)));
            execute("update webhook_delivery set since = now() - interval '25 hours', due_at = now() where gym = ?");

            eventually()
                    .untilAsserted(() -> api.deliveries("crm", "dead")
                            .body("items", hasSize(1))
                            .body("items[0].athleteId", equalTo(athlete))
                            .body("items[0].lastFailure", org.hamcrest.Matchers.startsWith("could not be reached")));
            String messageId = api.deliveries("crm", "dead").extract().path("items[0].messageId");
            api.set("crm", receiver.url(), "\"session.finished\"").statusCode(200);
            var second = api.finishSession(athlete);
            eventually().untilAsserted(() -> assertThat(receiver.received()).anyMatch(has(second)));
            api.replay("crm").statusCode(200).body("messages", equalTo(1));

            eventually().untilAsserted(() -> assertThat(receiver.received()).anyMatch(has(first)));
            assertThat(receiver.received().getLast().messageId()).isEqualTo(messageId);
            api.deliveries("crm", "dead").body("items", empty());
            api.replay("crm").statusCode(200).body("messages", equalTo(0));
            api.platform()
                    .post("/v1/webhooks/crm/replay?messageId={id}", messageId)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void a_receiver_that_is_gone_gets_nothing_until_the_webhook_is_set_again() {
        var gone = new AtomicBoolean(true);
        try (var receiver = new WebhookReceiver(any -> gone.get() ? GONE : ACCEPTED)) {
            api.setForSessions("crm", receiver);
            api.finishSession(someone());
            eventually()
                    .untilAsserted(
                            () -> api.platform().get("/v1/webhooks/crm").then().body("state", equalTo("GONE")));
            api.deliveries("crm", "dead").body("items", hasSize(1)).body("items[0].lastStatus", equalTo(GONE));

            gone.set(false);
            api.set("crm", receiver.url(), "\"session.finished\"")
                    .statusCode(200)
                    .body("state", equalTo("ACTIVE"));
            api.replay("crm").statusCode(200);

            eventually().untilAsserted(() -> assertThat(receiver.received()).hasSize(2));
        }
    }

    @Test
    void a_leader_that_is_lost_repeats_at_most_what_it_was_sending() throws SQLException {
        var end = new CountDownLatch(1);
        try (var receiver = new WebhookReceiver(any -> await(end))) {
            api.setForSessions("crm", receiver);
            for (int n = 0; n < 3; n++) {
                api.finishSession(someone());
            }
            eventually().untilAsserted(() -> assertThat(messageIds(receiver)).hasSize(3));
            try (var connection = dataSource.getConnection();
                    var kill = connection.prepareStatement("select pg_terminate_backend(pid) from pg_locks"
                            + " where locktype = 'advisory' and classid = 7410 and granted");
                    var killed = kill.executeQuery()) {
                assertThat(killed.next()).isTrue();
            }
            var later = api.finishSession(someone());
            end.countDown();

            eventually().untilAsserted(() -> assertThat(receiver.received()).anyMatch(has(later)));
            eventually().untilAsserted(() -> api.deliveries("crm", "pending").body("items", empty()));
            assertThat(messageIds(receiver)).hasSize(4);
        }
    }

    @Test
    void an_erasure_deletes_the_athletes_messages() {
        var athlete = someone();
        try (var receiver = new WebhookReceiver(any -> BROKEN)) {
            api.setForSessions("crm", receiver);
            api.finishSession(athlete);
            api.finishSession(someone());
            eventually().untilAsserted(() -> api.deliveries("crm", "pending").body("items", hasSize(2)));

            api.erase(athlete);

            api.deliveries("crm", "pending").body("items", hasSize(1));
            assertThat(api.deliveries("crm", "pending").extract().asString()).doesNotContain(athlete);
        }
    }

    @Test
    void a_finished_import_arrives_after_what_it_has_added() {
        try (var receiver = new WebhookReceiver(any -> ACCEPTED)) {
            api.set("crm", receiver.url(), "\"import.finished\",\"session.finished\"")
                    .statusCode(201);
            var athlete = someone();
            String importId = as(api.gym(), "coach", "kim")
                    .contentType("text/csv")
                    .body("""
                            Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE
                            2026-11-02 17:40:00,Push,1h,Bench Press (Barbell),1,100,5,0,0,8
                            """)
                    .post("/v1/athletes/{id}/imports?timeZone=Europe/Berlin&unit=kg", athlete)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("importId");

            eventually().untilAsserted(() -> assertThat(receiver.received()).anyMatch(has(importId)));
            assertThat(receiver.received().getLast().body())
                    .contains("\"type\":\"import.finished\"", "\"athleteId\":\"" + athlete + "\"", "\"state\":\"DONE\"")
                    .contains("\"lines\":1,\"sessions\":1,\"sets\":1,\"duplicates\":0,\"skipped\":0,\"unmatched\":0");
            as(api.gym(), "coach", "kim")
                    .get("/v1/athletes/{id}/imports/{i}", athlete, importId)
                    .then()
                    .statusCode(200);
            api.erase(athlete);
        }
    }

    private static Set<String> messageIds(WebhookReceiver receiver) {
        return receiver.received().stream().map(Received::messageId).collect(Collectors.toSet());
    }

    /** The number of attempts that have failed, for example because the receiver did not answer in time. */
    private int attempts(String webhook) {
        List<Integer> attempts = api.deliveries(webhook, "pending").extract().path("items.attempts");
        return attempts.stream().mapToInt(Integer::intValue).sum();
    }

    private static Predicate<Received> has(String text) {
        return message -> message.body().contains(text);
    }

    private void makeDue() {
        try {
            execute("update webhook_delivery set due_at = now() where due_at is not null and gym = ?");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, api.gym());
            statement.executeUpdate();
        }
    }

    private static int await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ACCEPTED;
    }
}
