package topset.edge.openapi;

/**
 * Names the schema that a property or an answer refers to. The generated names depend on the order of classes where two
 * classes have the same simple name ({@code Scheme}, {@code Scheme1}).
 *
 * @param at a property as in {@code PlannedLift.scheme}, or an operation id, for its answer
 * @param name the name of the schema
 */
public record SchemaName(String at, String name) {}
