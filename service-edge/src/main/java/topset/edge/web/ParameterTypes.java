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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads query and path parameters as the types that resource methods have. An empty query parameter is absent. A value
 * that cannot be read is answered with 400, a choice that does not exist with 422, and an id in another form with 404,
 * because no resource has it (ADR 0140).
 */
@Provider
public class ParameterTypes implements ParamConverterProvider {
    private static final WrittenForm<Integer> INTEGER = WrittenForm.of("a whole number, as in 3", Integer::valueOf);
    private static final WrittenForm<Long> LONG = WrittenForm.of("a whole number, as in 57", Long::valueOf);

    private static final Map<Class<?>, WrittenForm<?>> FORMS = Map.ofEntries(
            Map.entry(int.class, INTEGER),
            Map.entry(Integer.class, INTEGER),
            Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG),
            Map.entry(UUID.class, WrittenForm.of("a UUID", UUID::fromString)),
            Map.entry(DateParameter.class, WrittenForm.of(DateParameter.SAYS, DateParameter::parse)),
            Map.entry(TimeParameter.class, WrittenForm.of(TimeParameter.SAYS, TimeParameter::parse)),
            Map.entry(ItemLimit.class, new WrittenForm<>(ItemLimit.SAYS, ItemLimit::parse)),
            Map.entry(Cursor.class, new WrittenForm<>(Cursor.SAYS, Cursor::parse)));

    /** A date in a query. The framework reads {@link LocalDate} itself and answers another text with 404. */
    public record DateParameter(LocalDate date) {
        static final String SAYS = "a date, as in 2026-11-24";

        static DateParameter parse(String text) {
            return new DateParameter(JsonRules.date(text).orElseThrow());
        }
    }

    /** A time in a query, for the same reason as {@link DateParameter}. */
    public record TimeParameter(OffsetDateTime time) {
        static final String SAYS = "a time with offset, as in 2026-11-24T18:05:00+01:00";

        static TimeParameter parse(String text) {
            return new TimeParameter(JsonRules.time(text).orElseThrow());
        }
    }

    /** How a type is written, in words, and the reading of the named parameter, which may throw. */
    private record WrittenForm<T>(String says, BiFunction<String, String, T> parse) {
        static <T> WrittenForm<T> of(String says, Function<String, T> parse) {
            return new WrittenForm<>(says, (name, text) -> parse.apply(text));
        }
    }

    /** @param name of the parameter */
    private record ParameterPlace(String name, boolean isPath) {
        static Optional<ParameterPlace> of(Annotation[] annotations) {
            return Arrays.stream(annotations)
                    .flatMap(each -> switch (each) {
                        case QueryParam query -> Stream.of(new ParameterPlace(query.value(), false));
                        case PathParam path -> Stream.of(new ParameterPlace(path.value(), true));
                        default -> Stream.empty();
                    })
                    .findFirst();
        }

        boolean isId() {
            return name.equals("id") || name.endsWith("Id");
        }

        Problem noResource(String text) {
            var what = name.substring(0, name.length() - "Id".length());
            return Problem.notFound("There is no " + (what.isEmpty() ? "entry" : what) + " " + text);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // the maps have a converter of the type
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        var place = ParameterPlace.of(annotations);
        if (place.isEmpty()) {
            return null;
        }
        if (type.isEnum() || type == boolean.class || type == Boolean.class) {
            var choices = choices(type);
            return (ParamConverter<T>) new Converter<>(absent(annotations), text -> choice(place.get(), choices, text));
        }
        var form = FORMS.get(type);
        return form == null
                ? null
                : (ParamConverter<T>) new Converter<>(absent(annotations), text -> read(place.get(), form, text));
    }

    private static String absent(Annotation[] annotations) {
        return Stream.of(annotations)
                .flatMap(each -> each instanceof DefaultValue standard ? Stream.of(standard.value()) : Stream.empty())
                .findFirst()
                .orElse("");
    }

    /** @param absent the value of an absent parameter; empty if it has none */
    private record Converter<T>(String absent, Function<String, T> read) implements ParamConverter<T> {
        @Override
        public @Nullable T fromString(String text) {
            var given = text.isEmpty() ? absent : text;
            try {
                return given.isEmpty() ? null : read.apply(given);
            } catch (Problem problem) {
                throw new BadRequestException(problem); // the framework would answer another exception with 404
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }

    private static <T> T read(ParameterPlace place, WrittenForm<T> form, String text) {
        try {
            return form.parse().apply(place.name(), text);
        } catch (Problem problem) {
            throw problem;
        } catch (RuntimeException unreadable) {
            throw place.isId()
                    ? place.noResource(text)
                    : Problem.malformed(place.name(), "must be " + form.says() + ", not '" + text + "'");
        }
    }

    private static Object choice(ParameterPlace place, Map<String, Object> choices, String text) {
        var chosen = choices.get(text);
        if (chosen != null) {
            return chosen;
        }
        var all = String.join(", ", choices.keySet());
        if (place.isPath()) {
            throw Problem.notFound(
                    "There is no " + place.name() + " " + text + ": the " + place.name() + "s are " + all);
        }
        var message = "must be " + all.replaceFirst(", ([^,]+)$", " or $1") + ", not '" + text + "'";
        throw Problem.refused(place.name(), message, place.name());
    }

    private static Map<String, Object> choices(Class<?> type) {
        var choices = new LinkedHashMap<String, Object>();
        if (type.isEnum()) {
            for (var each : type.getEnumConstants()) {
                choices.put(each.toString(), each);
            }
        } else {
            choices.put("true", true);
            choices.put("false", false);
        }
        return choices;
    }
}
