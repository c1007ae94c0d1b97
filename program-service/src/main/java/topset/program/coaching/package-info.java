/**
 * Executes coaches' commands on programs, including the weekdays of their days (ADR 0068), and on profiles: checks each
 * request against the rules, decides, stores the event, and computes the plan again. All go through {@link
 * topset.program.coaching.Commands}.
 */
@org.jspecify.annotations.NullMarked
package topset.program.coaching;
