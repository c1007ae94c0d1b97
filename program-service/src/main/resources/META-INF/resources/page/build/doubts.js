// The questions about the first loads of a sheet that are probably typing mistakes.
import { doubtOf } from '../doubts.js';

/**
 * Returns the questions, each with the name of its lift.
 *
 * @param {{ days: { lifts: import('./lifts.js').Lift[] }[] }} values
 * @param {string} unit
 */
export const doubtsIn = ({ days }, unit) => days.flatMap(({ lifts }) => lifts.flatMap((lift) => {
  const question = doubtOf(lift.load, unit);
  return question ? [`${lift.name}: ${question}`] : [];
}));
