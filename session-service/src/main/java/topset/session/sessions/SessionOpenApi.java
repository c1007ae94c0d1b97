package topset.session.sessions;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import topset.contract.WeightUnit;
import topset.edge.openapi.ApiType;
import topset.edge.openapi.CompleteOpenApi;

/** Quarkus finds this class only if the class itself, and not a superclass, declares {@code OASFilter}. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class SessionOpenApi extends CompleteOpenApi implements OASFilter {
    private static final ApiType UNIT = ApiType.of("WeightUnit", WeightUnit.class);

    public SessionOpenApi() {
        super(List.of(), Map.of("Load.unit", UNIT));
    }
}
