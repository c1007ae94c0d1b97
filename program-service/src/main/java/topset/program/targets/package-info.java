/**
 * Lists the newest targets of all athletes of a gym over HTTP. Each line has the targets of one slot, in the same form
 * as a message of the Kafka topic {@code training.targets.v1}.
 */
@org.jspecify.annotations.NullMarked
package topset.program.targets;
