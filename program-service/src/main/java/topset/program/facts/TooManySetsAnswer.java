package topset.program.facts;

import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import topset.edge.Problem;

/** 409: the request is as it should be, what is stored is not. */
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
