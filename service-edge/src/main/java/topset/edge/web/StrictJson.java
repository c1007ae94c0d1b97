package topset.edge.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import topset.edge.limits.ByteBudget;
import topset.edge.limits.ByteBudget.CurrentGym;

/**
 * Reads request bodies and lines of imports as records, and checks them. A resource method receives the body as a
 * record, and calls {@link #require} after it has checked the caller's rights. The framework has checked the caller's
 * role before it reads the body, so 401 and 403 do not depend on the body.
 */
@ApplicationScoped
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class StrictJson implements MessageBodyReader<Record> {
    /** In bytes. */
    public static final int MAX_BODY = 1_000_000;

    /** Names, values, brackets and braces of one body. A batch of 500 sets with every field has half as many. */
    private static final int MAX_TOKENS = 50_000;

    /** No valid body has ten levels. */
    private static final int MAX_DEPTH = 20;

    /** Limited because an answer repeats the name of an unknown field. */
    private static final int MAX_NAME = 200;

    static final String TOO_MUCH = "The body has more than " + MAX_TOKENS + " JSON tokens, is nested deeper than "
            + MAX_DEPTH + " levels, or has a name or number with too many characters";

    /** Stored JSON needs no limits, because it was limited when it arrived. */
    private static final JsonFactory BODIES = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxTokenCount(MAX_TOKENS)
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(MAX_NAME)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final ObjectMapper mapper;
    private final Validator validator;
    private final ByteBudget budget;
    private final CurrentGym gym;
    private final BodyReader bodies;

    @Inject
    StrictJson(ObjectMapper mapper, Validator validator, ByteBudget budget, CurrentGym gym) {
        this(mapper, validator, budget, gym, System::nanoTime);
    }

    /** For tests. */
    StrictJson(ObjectMapper mapper, Validator validator, ByteBudget budget, CurrentGym gym, LongSupplier nanoTime) {
        this.mapper = mapper;
        this.validator = validator;
        this.budget = budget;
        this.gym = gym;
        this.bodies = new BodyReader(nanoTime);
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        return parse(body, type);
    }

    public <T> T require(T body) {
        return require(body, (value, found) -> {});
    }

    /**
     * One answer names all refused values of the body, up to {@link Violations#MOST}.
     *
     * @param check checks rules that annotations cannot express; a required value that is missing is null in the body
     * and is already reported
     * @throws Problem 400 naming the fields if a required field is missing; 422 naming fields and rules if values are
     * refused
     */
    public <T> T require(T body, BiConsumer<? super T, Violations> check) {
        var found = new Violations(body.getClass());
        validator.validate(body).forEach(finding -> add(finding, found));
        check.accept(body, found);
        found.throwIfAny();
        return body;
    }

    /** A missing value is malformed (400); any other violation of Bean Validation is refused (422). */
    private static void add(ConstraintViolation<?> finding, Violations found) {
        var field = finding.getPropertyPath().toString().replaceAll("\\.?<[a-z ]+>", "");
        var constraint = finding.getConstraintDescriptor().getAnnotation().annotationType();
        if (constraint == NotNull.class) {
            found.missing(field);
        } else {
            // The constraint's name in lower case, as in positive-or-zero.
            var rule = constraint.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-");
            found.refuse(field, finding.getMessage(), rule.toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Reads a body or a line, without a check of its values. Throws a problem 413 if larger than {@link #MAX_BODY}; 408
     * if it does not arrive in time; 503 if too many bodies are being read; 400 naming the first field that is unknown
     * or has another type.
     */
    public <T> T parse(InputStream body, Class<T> type) {
        T value;
        try (var reserved = budget.begin(gym.name())) {
            value = mapper.readerFor(type).with(BODIES).readValue(bytes(body, reserved));
        } catch (JsonProcessingException e) {
            throw JsonFaults.problem(e);
        } catch (IOException e) {
            throw Problem.malformed("The body is not JSON in UTF-8");
        }
        if (value == null) {
            throw Problem.malformed("The body must be a JSON object");
        }
        return value;
    }

    private byte[] bytes(InputStream body, ByteBudget.BudgetedBody reserved) {
        var bytes = new ByteArrayOutputStream();
        bodies.read(body, MAX_BODY, (chunk, length) -> {
            bytes.write(chunk, 0, length);
            return reserved.add(length);
        });
        return bytes.toByteArray();
    }

    @Singleton
    static class Customizer implements ObjectMapperCustomizer {
        /** The lowest, so that {@link JsonRules} override the modules that Quarkus registers. */
        @Override
        public int priority() {
            return MINIMUM_PRIORITY;
        }

        @Override
        public void customize(ObjectMapper mapper) {
            JsonRules.strict(mapper);
        }
    }
}
