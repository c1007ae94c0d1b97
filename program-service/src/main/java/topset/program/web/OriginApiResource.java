package topset.program.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Answers with one OpenAPI document of both services, which clients of the common address read. */
@Path("/openapi.json")
public class OriginApiResource {
    private final String issuer;

    OriginApiResource(@ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer) {
        this.issuer = issuer;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @RunOnVirtualThread
    @Operation(hidden = true)
    public String document() {
        return OriginApi.of(OriginApi.stored("session-service"), OriginApi.stored("program-service"), issuer)
                .toString();
    }
}
