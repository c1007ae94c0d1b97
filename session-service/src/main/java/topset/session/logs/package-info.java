/**
 * Reads training logs of the Strong and Hevy apps: dialects, exercise names, and the roles that sets get. The ways in are
 * {@link LogFile} and {@link MatchedWorkout.Matcher}.
 */
@org.jspecify.annotations.NullMarked
package topset.session.logs;
