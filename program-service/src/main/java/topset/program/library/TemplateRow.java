package topset.program.library;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.edge.web.JsonColumn;
import topset.program.gym.ProgramTemplate;
import topset.program.library.ProgramTemplateService.ProgramTemplateView.ProgramTemplateSummary;

@Entity
@Table(name = "program_template")
@IdClass(TemplateRow.Key.class)
class TemplateRow extends PanacheEntityBase {
    record Key(String gym, String id, int version) {}

    @Id
    String gym;

    @Id
    String id;

    @Id
    int version;

    boolean newest;

    boolean retired;

    String name;

    @Convert(converter = TemplateJson.class)
    ProgramTemplate template;

    OffsetDateTime savedAt;

    static @Nullable TemplateRow newest(String gym, String id) {
        return TemplateRow.<TemplateRow>find("gym = ?1 and id = ?2 and newest", gym, id)
                .firstResult();
    }

    static List<ProgramTemplateSummary> page(String gym, String after, int limit) {
        return find("gym = ?1 and newest and id > ?2 order by id", gym, after)
                .page(0, limit)
                .project(ProgramTemplateSummary.class)
                .list();
    }

    static class TemplateJson extends JsonColumn<ProgramTemplate> {}
}
