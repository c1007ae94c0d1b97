/**
 * Counts the athletes, sessions and sets of a gym in a month. The entry point is {@link
 * topset.session.usage.UsageResource}.
 */
@org.jspecify.annotations.NullMarked
package topset.session.usage;
