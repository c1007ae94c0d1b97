package topset.program.athletes;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import topset.edge.transfer.ImportReport.LineResult;
import topset.program.AsKim;
import topset.program.EndedWaits;
import topset.program.OnPostgres;
import topset.program.RealParts;
import topset.program.athletes.CoachesAndTagsService.AthleteLine;
import topset.store.Athlete;

/** The coaches and tags of several athletes, which an import sets together. */
@RealParts
class CoachesAndTagsServiceTest {
    @Inject
    CoachesAndTagsService athletes;

    @Inject
    DataSource dataSource;

    private final String gym = "gym-" + UUID.randomUUID();
    private OnPostgres service;

    @BeforeEach
    void begin() {
        service = OnPostgres.on(dataSource);
    }

    @Test
    void an_athlete_whose_lock_is_not_free_is_set_with_the_others() {
        service.store.run(
                List.of(athlete("b")),
                locked -> CompletableFuture.runAsync(() -> set("team", "a", "b"), Thread.ofVirtual()::start)
                        .join());

        assertThat(tags("a")).containsExactly("team");
        assertThat(tags("b")).containsExactly("team");
    }

    @Test
    void a_gym_whose_lock_is_not_free_ends_the_import_without_changes() {
        assertThat(EndedWaits.STATEMENT_CANCELLED.sqlStateOf(service, Athlete.ofGym(gym), () -> set("team", "a", "b")))
                .isIn("57014", "55P03");

        assertThat(Stream.of("a", "b")).allSatisfy(id -> assertThat(tags(id)).isEmpty());
    }

    private List<LineResult> set(String tag, String... ids) {
        var lines = Stream.of(ids).map(id -> new AthleteLine(id, List.of(), List.of(tag), null));
        return athletes.set(AsKim.KIM, gym, lines.toList());
    }

    private List<String> tags(String id) {
        return athletes.find(athlete(id)).tags();
    }

    private Athlete athlete(String id) {
        return new Athlete(gym, id);
    }
}
