/**
 * Starts PostgreSQL with the roles of the services, and starts Kafka. The entry points are {@link PostgresServer} and
 * {@link KafkaServer}.
 */
@org.jspecify.annotations.NullMarked
package topset.local.servers;
