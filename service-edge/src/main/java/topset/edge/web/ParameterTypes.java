package topset.edge.web;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.edge.web.PageRequest.ItemLimit;

/**
 * Reads query and path parameters as the types that resource methods have. An empty query parameter is absent. A value
 * that cannot be read is answered with 400, a choice that does not exist with 422, and an id in another form with 404,
 * because no resource has it (ADR 0140).
 */
@Provider
public class ParameterTypes implements ParamConverterProvider {
    private static final WrittenForm INTEGER = WrittenForm.of("a whole number, as in 3", Integer::valueOf);
    private static final WrittenForm LONG = WrittenForm.of("a whole number, as in 57", Long::valueOf);

    private static final Map<Class<?>, WrittenForm> FORMS = Map.of(
            int.class,
            INTEGER,
            Integer.class,
            INTEGER,
            long.class,
            LONG,
            Long.class,
            LONG,
            UUID.class,
            WrittenForm.of("a UUID", UUID::fromString),
            DateParameter.class,
            WrittenForm.of(DateParameter.SAYS, DateParameter::parse),
            TimeParameter.class,
            WrittenForm.of(TimeParameter.SAYS, TimeParameter::parse),
            ItemLimit.class,
            new WrittenForm(ItemLimit.SAYS, ItemLimit::parse),
            Cursor.class,
            new WrittenForm(Cursor.SAYS, Cursor::parse));

    /** A date in a query. The framework reads {@link LocalDate} itself and answers another text with 404. */
    @Schema(type = SchemaType.STRING)
    public record DateParameter(LocalDate date) {
        static final String SAYS = "a date, as in 2026-11-24";

        static DateParameter parse(String text) {
            return new DateParameter(JsonRules.date(text).orElseThrow());
        }
    }

    /** A time in a query, for the same reason as {@link DateParameter}. */
    @Schema(type = SchemaType.STRING)
    public record TimeParameter(OffsetDateTime time) {
        static final String SAYS = "a time with offset, as in 2026-11-24T18:05:00+01:00";

        static TimeParameter parse(String text) {
            return new TimeParameter(JsonRules.time(text).orElseThrow());
        }
    }

    /** How a type is written, in words, and the reading of the named parameter, which may throw. */
    private record WrittenForm(String says, BiFunction<String, String, Object> parse) {
        static WrittenForm of(String says, Function<String, Object> parse) {
            return new WrittenForm(says, (name, text) -> parse.apply(text));
        }
    }

    @Override
    @SuppressWarnings("unchecked") // what is read has the type
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        var form = FORMS.get(type);
        List<?> choices = type.isEnum()
                ? List.of(type.getEnumConstants())
                : type == boolean.class || type == Boolean.class ? List.of(true, false) : List.of();
        String name = null;
        var isPath = false;
        var absent = "";
        for (var annotation : annotations) {
            switch (annotation) {
                case QueryParam query -> name = query.value();
                case PathParam path -> {
                    name = path.value();
                    isPath = true;
                }
                case DefaultValue standard -> absent = standard.value();
                default -> {
                    // says nothing about the value
                }
            }
        }
        return name == null || (form == null && choices.isEmpty())
                ? null
                : (ParamConverter<T>) new Converter(name, isPath, absent, form, choices);
    }

    /**
     * @param absent the value of an absent parameter; empty if it has none
     * @param form null for a choice
     */
    private record Converter(
            String name,
            boolean isPath,
            String absent,
            @Nullable WrittenForm form,
            List<?> choices) implements ParamConverter<Object> {

        @Override
        public @Nullable Object fromString(String text) {
            var given = text.isEmpty() ? absent : text;
            try {
                return given.isEmpty() ? null : form == null ? choice(given) : read(form, given);
            } catch (Problem problem) {
                throw new BadRequestException(problem); // the framework would answer another exception with 404
            }
        }

        @Override
        public String toString(Object value) {
            return value.toString();
        }

        private Object read(WrittenForm form, String text) {
            try {
                return form.parse().apply(name, text);
            } catch (Problem problem) {
                throw problem;
            } catch (RuntimeException unreadable) {
                if (name.equals("id") || name.endsWith("Id")) {
                    var what = name.substring(0, name.length() - "Id".length());
                    throw Problem.notFound("There is no " + (what.isEmpty() ? "entry" : what) + " " + text);
                }
                throw Problem.malformed(name, "must be " + form.says() + ", not '" + text + "'");
            }
        }

        private Object choice(String text) {
            for (var each : choices) {
                if (each.toString().equals(text)) {
                    return each;
                }
            }
            var all = choices.stream().map(Object::toString).collect(Collectors.joining(", "));
            if (isPath) {
                throw Problem.notFound("There is no " + name + " " + text + ": the " + name + "s are " + all);
            }
            var message = "must be " + all.replaceFirst(", ([^,]+)$", " or $1") + ", not '" + text + "'";
            throw Problem.refused(name, message, name);
        }
    }
}
