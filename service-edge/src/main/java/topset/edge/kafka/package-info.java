/**
 * Connects a service to Kafka and creates the service's topics. A service names its topics by {@link ServiceTopics};
 * Kafka clients get their settings from {@link KafkaLink}.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.kafka;
