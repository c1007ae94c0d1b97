/**
 * The public events of both services, their forms, and the Kafka topics that carry them. The JSON Schema of an event
 * describes its fields.
 */
@org.jspecify.annotations.NullMarked
package topset.contract;
