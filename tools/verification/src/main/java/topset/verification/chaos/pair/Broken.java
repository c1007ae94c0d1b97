package topset.verification.chaos.pair;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jboss.byteman.agent.Main;

/**
 * A protection that the agent Byteman removes from a service. The shipped code has no setting that removes it by
 * mistake.
 */
public enum Broken {
    /** The order of messages: without it, the relay sends the newest message first. */
    ORDER("order in the relay"),
    /** The outbox: without it, a message is deleted before Kafka has acknowledged it. */
    OUTBOX("an outbox"),
    /** The removal of duplicates: without it, the inbox accepts an already processed event a second time. */
    DEDUPE("de-duplication in the inbox");

    private final String protection;

    Broken(String protection) {
        this.protection = protection;
    }

    public String protection() {
        return protection;
    }

    public Map<String, String> session() {
        return this == DEDUPE ? Map.of() : environment();
    }

    public Map<String, String> program() {
        return this == DEDUPE ? environment() : Map.of();
    }

    private Map<String, String> environment() {
        try {
            var agent = Main.class.getProtectionDomain().getCodeSource().getLocation();
            return Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + Path.of(agent.toURI()) + "=script:" + rules());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Path rules() throws URISyntaxException {
        var file = "/chaos/" + name().toLowerCase(Locale.ROOT) + ".btm";
        return Path.of(
                Objects.requireNonNull(Broken.class.getResource(file), file).toURI());
    }
}
