package topset.program.athletes;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import topset.edge.transfer.ImportReport.LineResult;
import topset.program.AsKim;
import topset.program.EndedWaits;
import topset.program.OnPostgres;
import topset.program.RealParts;
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
    void an_athlete_whose_lock_is_not_free_keeps_no_other_from_being_set() {
        assertThat(EndedWaits.STATEMENT_CANCELLED.sqlStateOf(service, athlete("b"), () -> set("team", "a", "b", "c")))
                .isIn("57014", "55P03");

        assertThat(tags("a")).containsExactly("team");
        assertThat(tags("b")).isEmpty();
        assertThat(tags("c")).containsExactly("team");
    }

    @Test
    void a_lost_connection_ends_the_import_before_each_athlete_is_tried_alone() {
        assertThat(EndedWaits.CONNECTION_ENDED.sqlStateOf(service, athlete("b"), () -> set("team", "a", "b", "c")))
                .isEqualTo("57P01");

        assertThat(Stream.of("a", "b", "c"))
                .allSatisfy(id -> assertThat(tags(id)).isEmpty());
    }

    private List<LineResult> set(String tag, String... ids) {
        return athletes.set(
                AsKim.KIM,
                gym,
                Stream.of(ids)
                        .map(id -> new CoachesAndTagsService.Wanted(id, CoachesAndTags.NONE.withTags(List.of(tag))))
                        .toList());
    }

    private List<String> tags(String id) {
        return athletes.find(athlete(id)).tags();
    }

    private Athlete athlete(String id) {
        return new Athlete(gym, id);
    }
}
