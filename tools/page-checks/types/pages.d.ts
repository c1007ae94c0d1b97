// What the compiler has to know about the pages beside their modules: shared types, and what the documents contain.
type Tags = HTMLElementTagNameMap;

export {};

declare global {
  namespace Page {
    /** Gives the text of a key with its values. */
    type Texts = (key: string, values?: { [name: string]: unknown }) => string;

    /** What a view returns: a function that leaves it, perhaps with a place of its own for the focus. */
    type Leave = (() => void) & { hasPlace?: boolean };

    type Timer = ReturnType<typeof setTimeout> | undefined;
    /** A row of the roster. The page itself marks those that it reads from the list of paused athletes. */
    type Row = ProgramApi.RosterRow & { paused?: boolean };

    type Unit = 'kg' | 'lb';
    type Role = SessionApi.SetRole;
  }

  interface Document {
    /** Elements that index.html always has. */
    getElementById(id: 'view' | 'spoken' | 'live' | 'gym' | 'who' | 'places' | 'rest' | 'languages'): HTMLElement;
  }

  /** The pages ask only for elements of HTML. */
  interface ParentNode {
    querySelector<K extends keyof Tags>(selectors: K): Tags[K] | null;
    querySelector(selectors: string): HTMLElement | null;
    querySelectorAll<K extends keyof Tags>(selectors: K): NodeListOf<Tags[K]>;
    querySelectorAll(selectors: string): NodeListOf<HTMLElement>;
  }
  interface Element {
    closest<K extends keyof Tags>(selector: K): Tags[K] | null;
    closest(selectors: string): HTMLElement | null;
  }
}
