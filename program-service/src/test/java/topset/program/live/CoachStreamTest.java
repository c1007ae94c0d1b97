package topset.program.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import topset.contract.CoachesSee;
import topset.contract.SetRole;
import topset.program.Api;
import topset.program.Gym;
import topset.program.RealParts;
import topset.program.live.EventStream.Event;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/** The live streams in a gym whose coaches see only their athletes: lena is kim's, mo is lee's. */
@RealParts
class CoachStreamTest {
    private static final String ROSTER = "/v1/roster/stream";

    private final Gym gym = Gym.fresh("coach-stream");

    @BeforeEach
    void coaches_see_theirs() {
        for (var id : List.of("lena", "mo")) {
            gym.lifter(id).profile().program(Midday.today(), Lifts.bench());
        }
        gym.coaches("lena", "kim");
        gym.coaches("mo", "lee");
        gym.coachesSee(CoachesSee.THEIRS);
    }

    @Test
    void each_coach_gets_the_events_and_rows_of_their_own_athletes_only() {
        try (var events = stream("lee", "/v1/stream");
                var rows = stream("lee", ROSTER)) {
            train("lena");
            train("mo");

            assertThat(events.upTo(event -> event.name().equals("backoff-today")))
                    .allSatisfy(event -> assertThat(event.data()).doesNotContain("lena"));
            assertThat(rows.upTo(event -> event.data().contains("122.5")))
                    .allSatisfy(event -> assertThat(event.data()).doesNotContain("lena"));
        }
    }

    @Test
    void a_changed_coach_moves_the_row_from_one_open_stream_to_the_other() {
        try (var kim = stream("kim", ROSTER);
                var lee = stream("lee", ROSTER)) {
            gym.coaches("lena", "lee");

            lee.upTo(event -> event.json().path("items").toString().contains("lena"));
            var left = kim.upTo(event -> event.json().path("gone").toString().contains("lena"));
            assertThat(left.getLast().json().path("items").toString()).doesNotContain("lena");
        }
    }

    @Test
    void a_changed_decision_of_the_gym_resets_open_streams() {
        try (var lee = stream("lee", ROSTER)) {
            gym.coachesSee(CoachesSee.EVERYONE);
            assertThat(lee.upTo(event -> event.name().equals("reset"))).isNotEmpty();
            train("lena");

            lee.upTo(event -> event.data().contains("lena"));
        }
    }

    @Test
    void a_coach_who_comes_back_reads_the_roster_again() {
        String id;
        try (var kim = EventStream.open(ROSTER, token("kim"), null)) {
            id = kim.next().id();
        }
        try (var kim = EventStream.open(ROSTER, token("kim"), id);
                var events = EventStream.open("/v1/stream", token("kim"), id)) {
            assertThat(kim.next().name()).isEqualTo("reset");
            assertThat(events.next().name()).isEqualTo("ready");
        }
    }

    private EventStream stream(String coach, String path) {
        var stream = EventStream.open(path, token(coach), null);
        Event first = stream.next();
        assertThat(first.name()).isEqualTo("ready");
        return stream;
    }

    private String token(String coach) {
        return Api.token(gym.name(), "coach", coach);
    }

    private void train(String athlete) {
        gym.lifter(athlete).train(Midday.minutesAgo(30)).log(SetRole.TOP, "120", 4, "8.5");
    }
}
