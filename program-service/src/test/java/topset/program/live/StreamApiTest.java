package topset.program.live;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Api.problem;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.contract.SetRole;
import topset.program.Api;
import topset.program.Gym;
import topset.program.Lifter;
import topset.program.RealParts;
import topset.program.live.EventStream.Event;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/** The live streams as their clients receive them over HTTP. */
@RealParts
@Tag("smoke")
class StreamApiTest {
    private static final String STREAM = "/v1/stream";
    private static final String ROSTER = "/v1/roster/stream";

    private final Gym gym = Gym.fresh("stream");

    @Test
    void it_opens_with_the_place_where_it_begins() {
        try (var stream = coach(STREAM, null)) {
            var ready = stream.next();
            assertThat(ready.name()).isEqualTo("ready");
            assertThat(ready.data()).isEqualTo("{}");
            assertThat(ready.id()).matches("\\d+-\\d+");
        }
    }

    /** Reads lines, because a library for event streams does not show the id of a heartbeat. */
    @Test
    void it_lives_by_heartbeats_that_name_the_place() throws Exception {
        var request = HttpRequest.newBuilder(Api.uri(STREAM))
                .header("Authorization", "Bearer " + Api.token(gym.name(), "coach", "kim"))
                .build();
        try (var client = HttpClient.newHttpClient();
                var lines = client.send(request, BodyHandlers.ofLines()).body()) {
            var heartbeat = lines.dropWhile(line -> !line.isEmpty())
                    .filter(line -> !line.isEmpty())
                    .limit(2)
                    .toList();

            assertThat(heartbeat).anySatisfy(line -> assertThat(line).startsWith(":"));
            assertThat(heartbeat).anySatisfy(line -> assertThat(line).matches("id: ?\\d+-\\d+"));
            client.shutdownNow();
        }
    }

    /**
     * A regression test. Two threads used to send the head and the first event of an answer, and some streams ended
     * empty.
     */
    @Test
    void each_of_many_streams_begins_with_its_place() {
        for (int n = 0; n < 100; n++) {
            try (var stream = coach(STREAM, null);
                    var roster = coach(ROSTER, null)) {
                assertThat(List.of(stream.next().name(), roster.next().name())).containsOnly("ready");
            }
        }
    }

    @Test
    void a_set_sends_the_target_the_backoff_and_the_flags() {
        var lena = lifter("lena");
        try (var stream = coach(STREAM, null)) {
            assertThat(stream.next().name()).isEqualTo("ready");
            train(lena);

            var awaited = new HashSet<>(Set.of("target-recomputed", "backoff-today", "flag-raised"));
            var events = stream.upTo(event -> awaited.remove(event.name()) && awaited.isEmpty());

            assertThat(events).allSatisfy(event -> {
                assertThat(event.json().path("gym").asText()).isEqualTo(gym.name());
                assertThat(event.json().path("athleteId").asText()).isEqualTo("lena");
            });
        }
    }

    @Test
    void who_comes_back_with_the_last_id_misses_nothing_and_hears_nothing_twice() {
        var lena = lifter("lena");
        String from;
        try (var stream = coach(STREAM, null)) {
            from = stream.next().id();
        }
        var read = new ArrayList<Event>();
        var lastId = from;
        for (int visit = 1; visit <= 3; visit++) {
            train(lena);
            try (var stream = coach(STREAM, lastId)) {
                assertThat(stream.next().name()).isEqualTo("ready");
                read.addAll(stream.upTo(_ -> true));
                lastId = read.getLast().id();
            }
        }

        var upTo = lastId;
        try (var whole = coach(STREAM, from)) {
            assertThat(whole.next().name()).isEqualTo("ready");
            assertThat(whole.upTo(event -> event.id().equals(upTo))).isEqualTo(read);
        }
        assertThat(read).extracting(Event::id).doesNotHaveDuplicates();
    }

    @Test
    void a_place_of_another_store_is_answered_with_a_reset() {
        try (var stream = coach(STREAM, (1L << 60) + "-1")) {
            assertThat(stream.next().name()).isEqualTo("reset");
        }
    }

    @Test
    void a_coach_hears_the_own_gym_and_an_athlete_only_themselves() {
        var lena = lifter("lena");
        var mo = lifter("mo");
        var sameId = Gym.fresh("stream-of-others").lifter("lena").profile();
        sameId.program(Midday.today(), Lifts.bench());
        try (var coach = coach(STREAM, null);
                var ofMo = coach(STREAM + "?athleteId=mo", null);
                var analyst = EventStream.open(STREAM, Api.token(gym.name(), "analyst", "ada"), null);
                var athlete = EventStream.open(STREAM, Api.token(gym.name(), "athlete", "lena"), null)) {
            for (var stream : List.of(coach, ofMo, analyst, athlete)) {
                assertThat(stream.next().name()).isEqualTo("ready");
            }
            sameId.plan(2, train(sameId));
            mo.plan(2, train(mo));
            train(lena);

            // A stream may begin before the newest events. None of the backoff sets is in it.
            for (var ofTheGym : List.of(coach, analyst)) {
                assertThat(athletes(ofTheGym.upTo(event -> isBackoffOf("lena", event)).stream()
                                .filter(event -> event.name().equals("backoff-today"))))
                        .containsExactly("mo", "lena");
            }
            assertThat(athletes(athlete.upTo(event -> isBackoffOf("lena", event)).stream()))
                    .containsExactly("lena");
            assertThat(athletes(ofMo.upTo(event -> isBackoffOf("mo", event)).stream()))
                    .containsExactly("mo");
        }
    }

    @Test
    void a_flag_that_is_marked_as_seen_sends_the_row_and_names_the_coach_to_coaches_only() {
        var lena = lifter("lena");
        lena.plan("next", lena.train(Midday.minutesAgo(30)).log(SetRole.TOP, "120", 2, "10"));
        try (var coach = coach(ROSTER, null);
                var analyst = EventStream.open(ROSTER, Api.token(gym.name(), "analyst", "ada"), null)) {
            for (var stream : List.of(coach, analyst)) {
                assertThat(stream.next().name()).isEqualTo("ready");
            }

            gym.coach()
                    .body("{}")
                    .put("/v1/athletes/lena/flags/TARGET_MISSED/seen")
                    .then()
                    .statusCode(200);

            assertThat(coach.upTo(event -> event.data().contains("\"seen\":"))
                            .getLast()
                            .data())
                    .contains("\"by\":\"kim\"");
            assertThat(analyst.upTo(event -> event.data().contains("\"seen\":"))
                            .getLast()
                            .data())
                    .doesNotContain("\"by\":");
        }
    }

    @Test
    void the_roster_stream_sends_rows_as_they_are_now_also_after_a_while_away() {
        var lena = lifter("lena");
        var mo = lifter("mo");
        String lastId;
        try (var stream = coach(ROSTER, null)) {
            assertThat(stream.next().name()).isEqualTo("ready");
            train(lena);
            lastId = stream.upTo(event -> nextLoads(event, "lena").contains("122.5"))
                    .getLast()
                    .id();
        }
        mo.plan(2, train(mo));
        String program =
                gym.coach().get("/v1/programs?athleteId=lena").then().extract().path("items[0].programId");
        gym.coach()
                .body("{\"from\":\"" + Midday.today() + "\",\"reason\":\"holiday\"}")
                .post("/v1/programs/" + program + "/pause")
                .then()
                .statusCode(200);

        try (var stream = coach(ROSTER, lastId)) {
            assertThat(stream.next().name()).isEqualTo("ready");
            var events =
                    stream.upTo(event -> event.json().path("gone").toString().contains("lena"));
            assertThat(events).extracting(Event::name).containsOnly("rows");
            assertThat(events.stream().flatMap(event -> nextLoads(event, "mo").stream()))
                    .contains("122.5");
        }
    }

    @Test
    void the_roster_stream_shows_changed_coaches_and_tags() {
        lifter("lena");
        try (var stream = coach(ROSTER, null)) {
            assertThat(stream.next().name()).isEqualTo("ready");
            gym.coach()
                    .body("{\"coaches\":[\"kim\"]}")
                    .put("/v1/athletes/lena/coaches")
                    .then()
                    .statusCode(200);
            stream.upTo(event -> event.data().contains("\"coaches\":[\"kim\"]"));
            gym.coach()
                    .body("{\"tags\":[\"team\"]}")
                    .put("/v1/athletes/lena/tags")
                    .then()
                    .statusCode(200);

            stream.upTo(event -> event.data().contains("\"tags\":[\"team\"]"));
        }
    }

    @Test
    void the_roster_stream_says_that_an_archived_athlete_is_gone_and_shows_a_restored_one() {
        lifter("lena");
        try (var stream = coach(ROSTER, null)) {
            assertThat(stream.next().name()).isEqualTo("ready");
            gym.coach().post("/v1/athletes/lena/archive").then().statusCode(200);
            stream.upTo(event -> event.data().contains("\"gone\":[\"lena\"]"));
            gym.coach().delete("/v1/athletes/lena/archive").then().statusCode(200);

            stream.upTo(event -> event.data().contains("\"athleteId\":\"lena\""));
        }
    }

    @Test
    void what_is_no_id_of_the_stream_is_malformed() {
        for (var path : List.of(STREAM, ROSTER)) {
            problem(
                    400,
                    gym.coach().header("Last-Event-ID", "not-an-id").get(path).then());
        }
    }

    private EventStream coach(String path, @Nullable String lastEventId) {
        return EventStream.open(path, Api.token(gym.name(), "coach", "kim"), lastEventId);
    }

    private Lifter lifter(String id) {
        var lifter = gym.lifter(id).profile();
        lifter.program(Midday.today(), Lifts.bench());
        return lifter;
    }

    private static long train(Lifter lifter) {
        return lifter.train(Midday.minutesAgo(30)).log(SetRole.TOP, "120", 4, "8.5");
    }

    private static boolean isBackoffOf(String athlete, Event event) {
        return event.name().equals("backoff-today")
                && event.json().path("athleteId").asText().equals(athlete);
    }

    private static List<String> athletes(Stream<Event> events) {
        return events.map(event -> event.json().path("athleteId").asText())
                .distinct()
                .toList();
    }

    private static List<String> nextLoads(Event rows, String athlete) {
        return rows.json()
                .path("items")
                .valueStream()
                .filter(row -> row.path("athleteId").asText().equals(athlete))
                .map(row -> row.at("/lifts/0/nextLoad").asText())
                .toList();
    }
}
