/**
 * Stores the coaches and the tags of a gym's athletes, archives athletes, and finds out which athletes a coach sees.
 * Requests come in at {@link topset.program.athletes.CoachesAndTagsResource}; {@link
 * topset.program.athletes.CoachesAndTagsService} stores them as events of the gym.
 */
@org.jspecify.annotations.NullMarked
package topset.program.athletes;
