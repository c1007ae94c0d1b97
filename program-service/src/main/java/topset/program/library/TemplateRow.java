package topset.program.library;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.library.ProgramTemplateView.ProgramTemplateSummary;

/** The entity of a gym's program template. Like its versions, it is derived from the gym's events. */
@Entity
@Table(name = "program_template")
@IdClass(TemplateRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields after the constructor
class TemplateRow extends PanacheEntityBase {
    record Key(String gym, String id) {}

    @Id
    String gym;

    @Id
    String id;

    /** The newest one. */
    int version;

    String name;

    /** It can no longer be assigned. */
    boolean retired;

    OffsetDateTime savedAt;

    static @Nullable TemplateRow ofGym(String gym, String id) {
        return findById(new Key(gym, id));
    }

    /** Ordered by id, starting after the given id. */
    static List<TemplateRow> page(String gym, String after, int limit) {
        return TemplateRow.<TemplateRow>find("gym = ?1 and id > ?2 order by id", gym, after)
                .page(0, limit)
                .list();
    }

    /** If the template was retired, it can be assigned again. */
    void saved(TemplateVersionRow newest) {
        gym = newest.gym;
        id = newest.id;
        version = newest.version;
        name = newest.template.name();
        retired = false;
        savedAt = newest.savedAt;
    }

    ProgramTemplateSummary summary() {
        return new ProgramTemplateSummary(id, version, savedAt, retired ? true : null, name);
    }
}
