package topset.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiConsumer;

/**
 * Reads bodies. Resources take the body as a stream and read it here once they know that the caller may do this at all, so
 * that 401, 403 and 404 are judged before the body is looked at.
 */
@ApplicationScoped
public class StrictJson {
    /** Largest body, in bytes. */
    public static final int MAX_BODY = 1_000_000;

    /** What a client still sends past that is thrown away up to here, so that it comes to read the answer. */
    private static final int PATIENCE = 64 * 1024 * 1024;

    private final ObjectMapper mapper;
    private final Validator validator;

    @Inject
    StrictJson(ObjectMapper mapper, Validator validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    /** As {@link #read(InputStream, Class, BiConsumer)}, where the body's annotations say all. */
    public <T> T read(InputStream body, Class<T> type) {
        return read(body, type, (value, found) -> {});
    }

    /**
     * Reads and validates a body; one answer names every fault.
     *
     * @param check adds what no annotation says; required values that are missing are null there, and named already
     * @throws Problem 413 when larger than {@link #MAX_BODY}; 400 naming the fields when it is malformed or a required
     *     field is missing; 422 naming fields and rules when values are refused
     */
    public <T> T read(InputStream body, Class<T> type, BiConsumer<? super T, Violations> check) {
        var found = new Violations(type);
        var value = parsed(body, type, found);
        Constraints.collect(validator.validate(value), found);
        check.accept(value, found);
        found.throwIfAny();
        return value;
    }

    private <T> T parsed(InputStream body, Class<T> type, Violations found) {
        T value;
        try {
            value = mapper.readerFor(type)
                    .withHandler(new FaultCollector(found))
                    .readValue(bytes(body));
        } catch (JsonProcessingException e) {
            throw withEarlier(found, JsonFaults.problem(e));
        } catch (IOException e) {
            throw Problem.malformed("The body is not JSON in UTF-8");
        }
        if (value == null) {
            throw Problem.malformed("The body must be a JSON object");
        }
        return value;
    }

    /** The fault that ended the reading, and those found before. */
    private static Problem withEarlier(Violations found, Problem last) {
        last.violations().forEach(each -> found.malformed(each.field(), each.message(), each.rule()));
        return last.violations().isEmpty() ? last : found.problem();
    }

    private static byte[] bytes(InputStream body) throws IOException {
        var bytes = body.readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            throwAway(body);
            throw Problem.tooLarge("At most " + MAX_BODY + " bytes are taken");
        }
        return bytes;
    }

    private static void throwAway(InputStream body) throws IOException {
        var buffer = new byte[8192];
        for (long left = PATIENCE; left > 0; ) {
            int read = body.read(buffer);
            if (read < 0) {
                return;
            }
            left -= read;
        }
    }

    /** Applies {@link JsonRules} to the services' own mapper. */
    @Singleton
    static class Customizer implements ObjectMapperCustomizer {
        /** Last, so that no module registered by Quarkus stands above these rules. */
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
