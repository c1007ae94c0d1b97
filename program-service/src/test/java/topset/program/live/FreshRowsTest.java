package topset.program.live;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import topset.contract.SetRole;
import topset.program.Gym;
import topset.program.RealParts;
import topset.program.roster.RosterLine;
import topset.store.read.EventCursor;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/** All pages of a gym that are open on one replica share the message of a changed row. */
@RealParts
@SuppressWarnings("NullAway.Init")
class FreshRowsTest {
    private final Gym gym = Gym.fresh("fresh-rows");

    @Inject
    FreshRows rows;

    @Inject
    GymPages pages;

    private EventCursor at = EventCursor.START;

    @BeforeEach
    void begin() {
        gym.lifter("lena").profile().program(Midday.today(), Lifts.bench());
        try (var stream = pages.join(gym.name())) {
            at = stream.newest();
        }
    }

    @Test
    void a_rows_message_is_built_once_for_all_pages_and_again_after_the_next_event() throws Exception {
        var first = train("120");

        var ofOnePage = row(first, true);
        assertThat(row(first, true)).as("on another page").isSameAs(ofOnePage);

        var second = train("130");
        assertThat(row(second, true)).isNotSameAs(ofOnePage).isNotEqualTo(ofOnePage);
        assertThat(row(first, true)).as("on a page that is behind").isSameAs(row(second, true));
    }

    @Test
    void pages_that_may_not_name_people_have_a_message_of_their_own() throws Exception {
        var event = train("120");

        var named = row(event, true);
        var unnamed = row(event, false);

        assertThat(unnamed).isNotSameAs(named);
        assertThat(row(event, false)).isSameAs(unnamed);
        assertThat(row(event, true)).isSameAs(named);
    }

    private RosterLine row(EventCursor event, boolean named) {
        return Objects.requireNonNull(
                        rows.of(gym.name(), Map.of("lena", event), named).get("lena"))
                .orElseThrow();
    }

    /** Logs a top set, and returns the cursor of the backoff that it causes. */
    private EventCursor train(String load) throws InterruptedException {
        gym.lifter("lena").train(Midday.minutesAgo(30)).log(SetRole.TOP, load, 4, "8.5");
        try (var stream = pages.join(gym.name())) {
            while (true) {
                var page = stream.after(at);
                at = page.next();
                for (var event : page.events()) {
                    if (event.name().equals("backoff-today")) {
                        return event.at();
                    }
                }
                stream.awaitAfter(page, Duration.ofMinutes(1));
            }
        }
    }
}
