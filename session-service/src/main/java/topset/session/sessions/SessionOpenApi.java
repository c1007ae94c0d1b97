package topset.session.sessions;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import topset.edge.openapi.CompleteOpenApi;

/** Quarkus finds this class only if the class itself, and not a superclass, declares {@code OASFilter}. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class SessionOpenApi extends CompleteOpenApi implements OASFilter {
    public SessionOpenApi() {
        super(List.of(), List.of());
    }
}
