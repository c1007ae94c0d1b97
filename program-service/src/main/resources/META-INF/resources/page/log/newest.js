// Lets the newest of several reads count: the answer to an earlier one may arrive last.

/** Returns a function that asks, and takes the answer unless it was called again meanwhile. */
export function newest() {
  let begun = 0;
  /**
   * @template T
   * @param {() => Promise<T>} ask
   * @param {(answer: T) => void} take
   */
  return async (ask, take) => {
    const mine = ++begun;
    const answer = await ask();
    if (mine === begun) take(answer);
  };
}
