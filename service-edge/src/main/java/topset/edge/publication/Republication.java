package topset.edge.publication;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.contract.Topics;
import topset.edge.kafka.TopicSetup;
import topset.edge.web.Problem;
import topset.store.EventStore;
import topset.store.Feed;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;
import topset.store.outbox.Refusal;
import topset.store.outbox.Republish;
import topset.store.outbox.Republish.From;
import topset.store.outbox.TopicTrial;
import topset.store.outbox.TopicTrial.TopicTrialException;

/** Refills a topic of the service, or fills a subscriber's own topic (docs/operations.md, *Publish again*). */
@ApplicationScoped
class Republication {
    private static final String PUBLIC = "training.";

    @ConfigMapping(prefix = "topset.republish")
    interface RepublishSettings {
        /** The prefixes that the names of subscribers' own topics must have; empty means that none is allowed. */
        Optional<List<String>> topics();
    }

    private final EventStore store;
    private final Feed feed;
    private final TopicSetup topics;

    /** What refills a compacted topic, with the topic as identifier. */
    private final Instance<Republish.Messages> newest;

    private final TopicTrial trial;
    private final RepublishSettings settings;

    Republication(
            EventStore store,
            Feed feed,
            TopicSetup topics,
            @Any Instance<Republish.Messages> newest,
            TopicTrial trial,
            RepublishSettings settings) {
        this.trial = trial;
        this.settings = settings;
        this.newest = newest;
        this.store = store;
        this.feed = feed;
        this.topics = topics;
    }

    /**
     * Writes the messages into the outbox: of all gyms if the gym is null, of all its athletes if the athlete is null.
     * Throws a problem 422 if another service fills the topic, or operators may not fill it, or it refuses the first
     * message; 503 if Kafka does not answer.
     */
    long publish(String topic, @Nullable String gym, @Nullable String athleteId, From from) {
        if (topic.startsWith(PUBLIC) && !topics.isOwn(topic)) {
            throw Problem.refused("topic", ownerOf(topic), "own-topic");
        }
        if (!topics.isOwn(topic) && !mayBeSubscribersOwn(topic)) {
            throw Problem.refused(
                    "topic",
                    settings.topics()
                            .map(prefixes -> "must begin with one of the prefixes in TOPSET_REPUBLISH_TOPICS: "
                                    + String.join(", ", prefixes))
                            .orElse("must be a topic of this service, because TOPSET_REPUBLISH_TOPICS names no prefix"),
                    "own-topic");
        }
        topics.require(topics.known(topic));
        var ofTopic = newest.select(Identifier.Literal.of(topic));
        var messages = ofTopic.isResolvable() ? ofTopic.get() : Republish.Messages.each(event -> again(event, topic));
        var republish = new Republish(store, messages, trial::send);
        try {
            return republish.publish(from, gym, athleteId);
        } catch (TopicTrialException e) {
            throw e.why()
                    .map(why ->
                            Problem.refused("topic", refusal(topic, why) + "; nothing was published", "topic-refuses"))
                    .orElseGet(() -> Problem.of(
                            Problem.Kind.UNAVAILABLE,
                            "Kafka has not acknowledged the first message for " + topic
                                    + "; nothing else was published"));
        }
    }

    /** Kafka's internal topics are never allowed, even if the settings allow them. */
    private boolean mayBeSubscribersOwn(String topic) {
        return !topic.startsWith("__")
                && settings.topics().orElse(List.of()).stream().anyMatch(topic::startsWith);
    }

    private static String refusal(String topic, Refusal why) {
        return switch (why) {
            case RECORD_TOO_LARGE ->
                topic + " refuses the first message because it is too large: see its max.message.bytes";
            case NOT_AUTHORIZED -> "the service's Kafka principal may not write to " + topic;
            case UNKNOWN_TOPIC, INVALID_TOPIC -> "Kafka has no topic " + topic;
            case INVALID_RECORD, NOT_SERIALIZABLE, INVALID_TIMESTAMP, UNSUPPORTED_FORMAT, REFUSES_ALL ->
                topic + " refuses the first message: " + why;
        };
    }

    private static String ownerOf(String topic) {
        return switch (topic) {
            case Topics.SESSION_EVENTS -> "is published by session-service: send the request there";
            case Topics.PROGRAM_EVENTS, Topics.TARGETS, Topics.GYM_EVENTS ->
                "is published by program-service: send the request there";
            case Topics.SESSION_EVENTS_DEAD_LETTERS ->
                "holds dead letters, which no store can publish again: session-service can publish the events, into "
                        + Topics.SESSION_EVENTS;
            default -> "is published by no service; the name of your own topic must not begin with " + PUBLIC;
        };
    }

    private List<OutgoingMessage> again(RecordedEvent event, String topic) {
        var messages = feed.messages(event).stream();
        return topics.isOwn(topic)
                ? messages.filter(message -> message.topic().equals(topic)).toList()
                : messages.map(message -> message.plain(topic)).toList();
    }
}
