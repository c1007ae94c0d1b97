package topset.edge.identity;

import io.quarkus.oidc.SecurityEvent;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.jwt.JsonWebToken;
import topset.edge.audit.AuditTrail;

/** Records sign-ins in the audit: a user's sign-in on the web page, and the first use of a bearer token (ADR 0043). */
@ApplicationScoped
class SignIns {
    private final AuditTrail trail;

    SignIns(AuditTrail trail) {
        this.trail = trail;
    }

    void page(@Observes SecurityEvent event) {
        if (event.getEventType() == SecurityEvent.Type.OIDC_LOGIN) {
            record(event.getSecurityIdentity(), "page");
        }
    }

    /** Only the first use of a token gets an audit row. */
    void record(SecurityIdentity identity, String how) {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            trail.signedIn(
                    CallerClaims.actor(identity),
                    CallerClaims.gym(identity).orElse(null),
                    how,
                    String.valueOf(token.<Object>getClaim("iat")));
        }
    }
}
