/**
 * Parses training logs of the Strong and Hevy apps: their dialects, their exercise names, and the roles of their sets.
 * The entry points are {@link LogFile} and {@link MatchedLog}.
 */
@org.jspecify.annotations.NullMarked
package topset.session.logs;
