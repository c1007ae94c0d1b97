package topset.edge.identity;

import io.quarkus.logging.LoggingFilter;
import java.util.Set;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** Leaves out of the log what Quarkus says about an unreachable token issuer. {@link IssuerNotices} says it instead. */
@LoggingFilter(name = "without-oidc-server")
public final class FilteredLog implements Filter {
    private static final Set<String> LOGGERS =
            Set.of("io.quarkus.oidc.runtime.OidcRecorder", "io.quarkus.oidc.common.runtime.OidcCommonUtils");

    @Override
    public boolean isLoggable(LogRecord said) {
        return !(LOGGERS.contains(said.getLoggerName()) && said.getMessage().contains("not available"));
    }
}
