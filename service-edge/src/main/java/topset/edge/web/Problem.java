package topset.edge.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An error that is answered as {@code application/problem+json} (RFC 9457). */
public final class Problem extends RuntimeException {
    /** One answer lists no more. */
    public static final int MOST_VIOLATIONS = 50;

    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final transient Body body;
    private final long retryAfterSeconds;

    public enum Kind {
        MALFORMED(400, "The request is malformed"),
        UNAUTHENTICATED(401, "A valid bearer token is required"),
        FORBIDDEN(403, "The caller's role has no right to this"),
        NOT_FOUND(404, "There is no such resource"),
        METHOD_NOT_ALLOWED(405, "The resource has no such method"),
        NOT_ACCEPTABLE(406, "None of the accepted media types can be produced"),
        TIMED_OUT(408, "The request did not arrive in time"),
        CONFLICT(409, "The request conflicts with what is stored"),
        STALE(412, "The resource has changed since it was read"),
        TOO_LARGE(413, "The body is too large"),
        UNSUPPORTED_MEDIA_TYPE(415, "The body's media type is not supported"),
        REFUSED(422, "A value was refused"),
        TOO_MANY_REQUESTS(429, "Too many requests"),
        INTERNAL(500, "The service failed"),
        UNAVAILABLE(503, "The service cannot do this at the moment, try again");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        public int status() {
            return status;
        }

        String type() {
            return "urn:topset:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The JSON body of an answer with a problem. */
    public record Body(
            String type,
            String title,
            int status,
            @Nullable String detail,
            @Nullable List<Violation> violations,
            @Nullable Integer violationCount,
            @Nullable Boolean violationCountIsMinimum) {}

    private Problem(
            Kind kind,
            @Nullable String detail,
            List<Violation> violations,
            boolean countIsMinimum,
            long retryAfterSeconds) {
        super(detail == null ? kind.title : detail, null, false, false);
        this.kind = kind;
        this.body = new Body(
                kind.type(),
                kind.title,
                kind.status,
                detail,
                violations.isEmpty()
                        ? null
                        : violations.stream().limit(MOST_VIOLATIONS).toList(),
                violations.isEmpty() ? null : violations.size(),
                countIsMinimum ? true : null);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public static Problem of(Kind kind) {
        return new Problem(kind, null, List.of(), false, 1);
    }

    public static Problem of(Kind kind, String detail) {
        return new Problem(kind, detail, List.of(), false, 1);
    }

    /** @param countIsMinimum whether there may be more violations than the list has */
    static Problem of(Kind kind, List<Violation> violations, boolean countIsMinimum) {
        return new Problem(kind, summary(violations, countIsMinimum), violations, countIsMinimum, 1);
    }

    /** A 400 for a field that cannot be read. */
    public static Problem malformed(String field, String message) {
        return malformed(List.of(new Violation(field, message, "malformed")));
    }

    /** A 400 for fields that are missing or cannot be read. */
    public static Problem malformed(List<Violation> violations) {
        return of(Kind.MALFORMED, violations, false);
    }

    /** A 400 for the request body as a whole. */
    public static Problem malformed(String detail) {
        return of(Kind.MALFORMED, detail);
    }

    public static Problem forbidden() {
        return of(Kind.FORBIDDEN);
    }

    /**
     * A 404. The sentence must depend only on the request and the caller's rights, so that a foreign resource and a
     * missing one get the same text.
     */
    public static Problem notFound(String detail) {
        return of(Kind.NOT_FOUND, detail);
    }

    public static Problem conflict(String detail) {
        return of(Kind.CONFLICT, detail);
    }

    /** A 412: the resource has changed since the client read it. */
    public static Problem stale(String detail) {
        return of(Kind.STALE, detail);
    }

    public static Problem tooLarge(String detail) {
        return of(Kind.TOO_LARGE, detail);
    }

    /** A 422 with each refused field and the rule that the field violates. */
    public static Problem refused(List<Violation> violations) {
        return of(Kind.REFUSED, violations, false);
    }

    /** A 422 for one field. */
    public static Problem refused(String field, String message, String rule) {
        return refused(List.of(new Violation(field, message, rule)));
    }

    public static Problem tooMany(String detail, long retryAfterSeconds) {
        return new Problem(Kind.TOO_MANY_REQUESTS, detail, List.of(), false, retryAfterSeconds);
    }

    /** A 503 for a lost connection or a time-out. */
    public static Problem unavailable() {
        return of(Kind.UNAVAILABLE);
    }

    public Kind kind() {
        return kind;
    }

    long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    public List<Violation> violations() {
        return Objects.requireNonNullElse(body.violations, List.of());
    }

    public Body body() {
        return body;
    }

    private static @Nullable String summary(List<Violation> violations, boolean countIsMinimum) {
        if (violations.isEmpty()) {
            return null;
        }
        var first = violations.getFirst();
        var more = violations.size() - 1;
        var others = (countIsMinimum ? "at least " : "") + more + " more";
        return first.field() + ": " + first.message() + (more == 0 ? "" : " (and " + others + ")");
    }
}
