package topset.session.sets;

import jakarta.ws.rs.core.HttpHeaders;
import topset.edge.web.RevisionTags;

/** Reads the {@code If-Match} header of a request that changes a set (ADR 0026). */
public final class IfMatch {
    private IfMatch() {}

    /** Throws a 400 if the header is neither {@code *} nor a list of entity tags. */
    public static ExpectedRevision expected(HttpHeaders headers) {
        return RevisionTags.expected(headers)
                .<ExpectedRevision>map(ExpectedRevision.OneOf::new)
                .orElseGet(ExpectedRevision.Any::new);
    }
}
