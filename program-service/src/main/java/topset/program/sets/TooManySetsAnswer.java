package topset.program.sets;

import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import topset.edge.web.Problem;

class TooManySetsAnswer {

    @ServerExceptionMapper
    Response tooManySets(TooManySets fault) {
        var problem = Problem.conflict(Objects.requireNonNull(fault.getMessage()));
        return Response.status(problem.kind().status())
                .type("application/problem+json")
                .entity(problem.body())
                .build();
    }
}
