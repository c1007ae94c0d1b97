/**
 * Serves athletes' profiles: time zone, unit, bodyweight and goal. {@link topset.program.coaching.Commands} changes
 * them, because the plans of the athlete's programs depend on the profile.
 */
@org.jspecify.annotations.NullMarked
package topset.program.profiles;
