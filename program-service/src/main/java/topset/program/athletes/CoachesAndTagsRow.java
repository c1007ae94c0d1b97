package topset.program.athletes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import topset.store.Athlete;

/** The entity of an athlete's coaches and tags. An athlete without a row has neither and is not archived. */
@Entity
@Table(name = "coaches_and_tags")
@IdClass(CoachesAndTagsRow.Key.class)
public class CoachesAndTagsRow extends PanacheEntityBase {
    record Key(String gym, String athlete) {}

    @Id
    String gym;

    @Id
    String athlete;

    @Embedded
    CoachesAndTags known;

    public static CoachesAndTags of(Athlete athlete) {
        CoachesAndTagsRow row = findById(new Key(athlete.gym(), athlete.id()));
        return row == null ? CoachesAndTags.NONE : row.known;
    }

    /** Athletes without a row are absent from the map. */
    public static Map<String, CoachesAndTags> of(String gym, Collection<String> athletes) {
        return CoachesAndTagsRow.<CoachesAndTagsRow>list("gym = ?1 and athlete in ?2", gym, athletes).stream()
                .collect(Collectors.toMap(row -> row.athlete, row -> row.known));
    }

    /** Including athletes who are not in the roster. */
    public static Set<String> ofCoach(String gym, String coach) {
        return ids("gym = ?1 and array_contains(known.coaches, ?2)", gym, coach);
    }

    static Set<String> ofCoach(String gym, String coach, Collection<String> athletes) {
        return ids("gym = ?1 and array_contains(known.coaches, ?2) and athlete in ?3", gym, coach, athletes);
    }

    private static Set<String> ids(String condition, Object... values) {
        return Set.copyOf(find("select athlete from CoachesAndTagsRow where " + condition, values)
                .project(String.class)
                .list());
    }

    static void save(Athlete athlete, CoachesAndTags changed) {
        CoachesAndTagsRow row = findById(new Key(athlete.gym(), athlete.id()));
        if (row == null) {
            row = new CoachesAndTagsRow();
            row.gym = athlete.gym();
            row.athlete = athlete.id();
        }
        row.known = changed;
        row.persist();
    }
}
