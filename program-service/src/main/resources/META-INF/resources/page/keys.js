// The keys of the roster: / moves the focus to the filter, arrow keys move it from name to name, and o, p, s and a are the
// actions of a row.

/**
 * @param {HTMLElement} root
 * @param {() => HTMLInputElement | null} nameInput returns the field of the name filter; null while there is none
 * @param {() => void} clear
 * @param {(key: string, row: HTMLElement) => boolean} act called with a letter and the row that has the focus or is under
 * the pointer; returns whether the letter is an action
 */
export function rosterKeys(root, nameInput, clear, act) {
  return (/** @type {KeyboardEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.closest('dialog')) return;
    const typing = target.matches('input, select, textarea');
    if (event.key === '/' && !typing) {
      event.preventDefault();
      nameInput()?.focus();
    } else if (event.key === 'Escape' && target === nameInput()) {
      clear();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (target.matches('select')) return;
      const links = [...root.querySelectorAll('tbody th a')];
      if (!links.length) return;
      const focused = document.activeElement?.closest('tr')?.querySelector('th a');
      const at = links.findIndex((each) => each === focused);
      const to = event.key === 'ArrowDown' ? Math.min(links.length - 1, at + 1) : Math.max(0, at - 1);
      event.preventDefault();
      links[to].focus();
    } else if (!typing) {
      const row = document.activeElement?.closest('tr[data-athlete]') ?? root.querySelector('tr[data-athlete]:hover');
      if (row && act(event.key, row)) event.preventDefault();
    }
  };
}
