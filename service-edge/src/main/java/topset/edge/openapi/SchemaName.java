package topset.edge.openapi;

/**
 * A name for the schema to which a property or a response refers. Two classes may have the same simple name. The
 * generated schema names ({@code Scheme}, {@code Scheme1}) would then depend on the order of the classes.
 *
 * @param at a property, such as {@code PlannedLift.scheme}; or an operation id, which stands for the operation's
 * response; or the simple name of a class whose schema has another name
 */
public record SchemaName(String at, String name) {}
