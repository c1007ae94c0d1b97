/**
 * Shows a coach the athletes of a gym in the roster: one row per athlete, the most urgent flags (hints) first. {@link
 * topset.program.roster.RosterProjection} keeps the rows up to date; requests arrive at {@link
 * topset.program.roster.RosterResource}.
 */
@org.jspecify.annotations.NullMarked
package topset.program.roster;
