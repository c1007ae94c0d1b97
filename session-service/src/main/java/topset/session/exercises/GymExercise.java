package topset.session.exercises;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.List;
import topset.contract.Exercise;
import topset.edge.web.JsonColumn;

/** An exercise that a gym has defined itself. */
@Entity
@Table(name = "exercise")
@IdClass(GymExercise.Key.class)
class GymExercise extends PanacheEntityBase {
    record Key(String gym, String id) {}

    @Id
    String gym;

    @Id
    String id;

    @Convert(converter = Json.class)
    Exercise definition;

    boolean retired;

    static List<GymExercise> of(String gym, Collection<String> ids) {
        return list("gym = ?1 and id in ?2", gym, ids);
    }

    /** Without the retired ones. */
    static List<GymExercise> available(String gym) {
        return list("gym = ?1 and not retired order by id", gym);
    }

    static void define(String gym, Exercise exercise) {
        GymExercise row = findById(new Key(gym, exercise.id()));
        if (row == null) {
            row = new GymExercise();
            row.gym = gym;
            row.id = exercise.id();
        }
        row.definition = exercise;
        row.retired = false;
        row.persist();
    }

    static void retire(String gym, Collection<String> ids) {
        of(gym, ids).forEach(exercise -> exercise.retired = true);
    }

    static class Json extends JsonColumn<Exercise> {
        Json() {
            super(Exercise.class);
        }
    }
}
