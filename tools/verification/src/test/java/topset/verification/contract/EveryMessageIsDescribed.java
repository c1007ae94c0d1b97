package topset.verification.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import topset.contract.Topics;
import topset.testsupport.TopicSubscriber;
import topset.verification.support.RunningPair;

/**
 * Compares, after each test class, all messages that the services have published with the AsyncAPI document. Tests run
 * in several JVMs with one broker each, so that no single test sees all messages. {@code META-INF/services} registers
 * this extension for every test class. It does nothing if the JVM has not started the services.
 */
public final class EveryMessageIsDescribed implements AfterAllCallback {
    /** The subscriber that all test classes of the JVM share, so that each message is read once. */
    private static @Nullable TopicSubscriber<byte[]> subscriber;

    @Override
    public void afterAll(ExtensionContext context) {
        RunningPair.running().ifPresent(pair -> {
            var objections = objections(pair);
            if (!objections.isEmpty()) {
                throw new AssertionError("%d messages are not as asyncapi.json has them, as: %s"
                        .formatted(objections.size(), objections.subList(0, Math.min(3, objections.size()))));
            }
        });
    }

    private static synchronized List<String> objections(RunningPair pair) {
        var objections = new ArrayList<String>();
        var kinds = new HashMap<String, List<AsyncApi.Kind>>();
        AsyncApi.channels().forEach((topic, channel) -> kinds.put(topic, AsyncApi.kinds(channel)));
        var reader = subscriber == null
                ? TopicSubscriber.ofBytes(pair.kafka(), kinds.keySet().toArray(String[]::new))
                : subscriber;
        subscriber = reader;
        reader.toTheEnd(message -> {
            if (message.topic().equals(Topics.SESSION_EVENTS_DEAD_LETTERS)
                    || EveryMessage.isTheServices(message.key())) {
                var objection = AsyncApi.objection(message, kinds.getOrDefault(message.topic(), List.of()));
                if (!objection.isEmpty()) {
                    objections.add(message.topic() + " " + message.key() + ": " + objection);
                }
            }
        });
        return objections;
    }
}
