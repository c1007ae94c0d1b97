package topset.program.live;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import topset.contract.SetRole;
import topset.program.Gym;
import topset.program.RealParts;
import topset.program.live.GymPages.Page;
import topset.program.roster.Roster;
import topset.store.read.EventCursor;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/** All streams of a gym that share a page of events on one replica share the messages of the changed rows. */
@RealParts
@SuppressWarnings("NullAway.Init")
class ChangedRowsTest {
    private final Gym gym = Gym.fresh("changed-rows");

    @Inject
    ChangedRows rows;

    @Inject
    GymPages pages;

    private EventCursor at = EventCursor.START;

    @BeforeEach
    void begin() {
        gym.lifter("lena").profile().program(Midday.today(), Lifts.bench());
        at = pages.gym(gym.name()).newest();
    }

    @Test
    void a_rows_message_is_built_once_for_all_streams_and_again_after_the_next_event() throws Exception {
        var first = train("120");

        var ofOneStream = row(first, true);
        assertThat(row(first, true)).as("on another stream").isSameAs(ofOneStream);

        var second = train("130");
        assertThat(row(second, true)).isNotSameAs(ofOneStream).isNotEqualTo(ofOneStream);
    }

    @Test
    void streams_that_may_not_name_people_have_a_message_of_their_own() throws Exception {
        var page = train("120");

        var named = row(page, true);
        var unnamed = row(page, false);

        assertThat(unnamed).isNotSameAs(named);
        assertThat(row(page, false)).isSameAs(unnamed);
        assertThat(row(page, true)).isSameAs(named);
    }

    private Roster.Line row(Page page, boolean named) {
        return Objects.requireNonNull(rows.of(gym.name(), page, named).get("lena"));
    }

    /** Logs a top set, and returns the page with the backoff that it causes. */
    private Page train(String load) throws Exception {
        gym.lifter("lena").train(Midday.minutesAgo(30)).log(SetRole.TOP, load, 4, "8.5");
        var stream = pages.gym(gym.name());
        while (true) {
            var page = stream.after(at);
            at = page.next();
            if (page.events().stream().anyMatch(event -> event.name().equals("backoff-today"))) {
                return page;
            }
            if (page.isEmpty()) {
                page.newer().get();
            }
        }
    }
}
