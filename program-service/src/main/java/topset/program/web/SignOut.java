package topset.program.web;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.OidcSession;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.PageTenant;

/**
 * Ends the browser's session in this service and at the token issuer. If the issuer has no end-session endpoint, only
 * the session in this service ends; with such an issuer, Quarkus' own sign-out would prevent the start of the service.
 * Only POST is accepted, so that a link or an image on another site cannot end a session.
 */
@Path(PageTenant.SIGN_OUT)
public class SignOut {
    private final SecurityIdentity caller;
    private final OidcSession session;
    private final TenantConfigBean tenants;
    private final String client;

    SignOut(
            SecurityIdentity caller,
            OidcSession session,
            TenantConfigBean tenants,
            @ConfigProperty(name = "quarkus.oidc.page.client-id") String client) {
        this.caller = caller;
        this.session = session;
        this.tenants = tenants;
        this.client = client;
    }

    @POST
    @PermitAll
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response signOut(UriInfo request) {
        var next = next(request.getBaseUri(), signedIn());
        session.logout().await().indefinitely();
        return Response.seeOther(next).build();
    }

    /** The session at the token issuer may still exist if this is null. */
    private @Nullable IdTokenCredential signedIn() {
        try {
            return caller.getCredential(IdTokenCredential.class);
        } catch (AuthenticationFailedException ended) {
            return null;
        }
    }

    /** Redirects the browser after the sign-out (OpenID Connect RP-Initiated Logout 1.0, section 2). */
    private URI next(URI page, @Nullable IdTokenCredential signedIn) {
        var issuer = tenants.getStaticTenant(PageTenant.PAGE).getOidcMetadata();
        if (issuer == null || issuer.getEndSessionUri() == null) {
            return page;
        }
        var there = UriBuilder.fromUri(issuer.getEndSessionUri()).queryParam("post_logout_redirect_uri", page);
        return (signedIn == null
                        ? there.queryParam("client_id", client)
                        : there.queryParam("id_token_hint", signedIn.getToken()))
                .build();
    }
}
