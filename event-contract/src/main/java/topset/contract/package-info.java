/**
 * The public events of both services, their forms, and the Kafka topics that carry them. The JSON Schema of an event
 * describes its fields.
 */
@NullMarked
package topset.contract;

import org.jspecify.annotations.NullMarked;
