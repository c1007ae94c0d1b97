// Work that is too long for one go: it is done in slices, and the page answers in between.

const SLICE = 10; // milliseconds; a frame has 16

/**
 * Creates a queue of pieces of work.
 *
 * @returns set(pieces): replaces the pieces that wait; and finish(): does all that wait at once
 */
export function slices() {
  /** @type {(() => void)[]} */
  let waiting = [];
  /** @type {Page.Timer} */
  let timer;

  function some() {
    const until = performance.now() + SLICE;
    while (waiting.length && performance.now() < until) waiting.shift()?.();
    timer = waiting.length ? setTimeout(some) : undefined;
  }

  return {
    /** @param {(() => void)[]} pieces */
    set(pieces) {
      waiting = pieces;
      if (pieces.length) timer ??= setTimeout(some);
    },
    finish() {
      waiting.splice(0).forEach((piece) => piece());
    },
  };
}
