package topset.program.library;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import topset.program.gym.GymEvent;
import topset.program.gym.ProgramTemplate;
import topset.program.programs.ProgramEventCodec;

/** The entity of one version of a program template. A version never changes. */
@Entity
@Immutable
@Table(name = "program_template_version")
@IdClass(TemplateVersionRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields after the constructor
class TemplateVersionRow extends PanacheEntityBase {
    record Key(String gym, String id, int version) {}

    @Id
    String gym;

    @Id
    String id;

    @Id
    int version;

    @Convert(converter = Json.class)
    ProgramTemplate template;

    OffsetDateTime savedAt;

    static @Nullable TemplateVersionRow ofGym(String gym, String id, int version) {
        return findById(new Key(gym, id, version));
    }

    static TemplateVersionRow of(String gym, GymEvent.ProgramTemplateSaved saved) {
        var row = new TemplateVersionRow();
        row.gym = gym;
        row.id = saved.templateId();
        row.version = saved.version();
        row.template = saved.template();
        row.savedAt = saved.savedAt().atOffset(ZoneOffset.UTC);
        return row;
    }

    static class Json implements AttributeConverter<ProgramTemplate, String> {
        @Override
        public String convertToDatabaseColumn(ProgramTemplate template) {
            return ProgramEventCodec.write(template);
        }

        @Override
        public ProgramTemplate convertToEntityAttribute(String json) {
            return ProgramEventCodec.read(json, ProgramTemplate.class);
        }
    }
}
