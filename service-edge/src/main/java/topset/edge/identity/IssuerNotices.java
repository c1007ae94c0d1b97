package topset.edge.identity;

import io.quarkus.oidc.SecurityEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Logs one sentence when the token issuer does not answer, and one when it answers again. Quarkus would log several
 * messages for each way to authenticate; {@code quarkus.log.filter} leaves these out.
 */
@ApplicationScoped
class IssuerNotices {
    private static final Logger LOG = Logger.getLogger(IssuerNotices.class);

    private final AtomicBoolean away = new AtomicBoolean();

    void changed(@Observes SecurityEvent event) {
        var issuer = event.getEventProperties().get(SecurityEvent.AUTH_SERVER_URL);
        if (event.getEventType() == SecurityEvent.Type.OIDC_SERVER_NOT_AVAILABLE) {
            if (away.compareAndSet(false, true)) {
                LOG.warnf(
                        "The token issuer %s (TOPSET_ISSUER) does not answer: until it does, sign-ins and calls with new"
                                + " tokens are answered 503",
                        issuer);
            }
        } else if (event.getEventType() == SecurityEvent.Type.OIDC_SERVER_AVAILABLE
                && away.compareAndSet(true, false)) {
            LOG.infof("The token issuer %s answers again", issuer);
        }
    }
}
