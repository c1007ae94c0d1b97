/**
 * Connects a service to Kafka and creates its topics. A service names them by {@link ServiceTopics}; clients get their
 * settings from {@link KafkaLink}.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.kafka;
