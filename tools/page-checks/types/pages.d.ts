// What the compiler has to know about the pages beside their modules: how elements are built, and what the documents contain.
type Tags = HTMLElementTagNameMap;

/** The events of an element as its listeners use them: their target is the element, or one within it of which less is asked. */
type Listeners<E> = { [K in keyof GlobalEventHandlersEventMap as `on${K}`]?: (event: Omit<GlobalEventHandlersEventMap[K], 'target' | 'currentTarget'> & { target: E; currentTarget: E }) => unknown };

export {};

declare global {
  namespace Page {
    /** The attributes and listeners of an element. An attribute that is null, undefined or false is left out. */
    type Attributes<E> = Listeners<E> & { [attribute: string]: unknown };

    /** A child of an element; null, undefined and false are left out. */
    type Child = Node | string | number | false | null | undefined | Child[];

    /** Gives the text of a key with its values. */
    type Texts = (key: string, values?: { [name: string]: unknown }) => string;

    /** What a view returns: a function that leaves it, perhaps with a place of its own for the focus. */
    type Leave = (() => void) & { hasPlace?: boolean };

    type Timer = ReturnType<typeof setTimeout> | undefined;
    /** A row of the roster. The page itself marks those that it reads from the list of paused athletes. */
    type Row = ProgramApi.RosterRow & { paused?: boolean };

    type Unit = 'kg' | 'lb';
    type Role = SessionApi.SetRole;

    /** Returns the attributes of a details element that stays open when it is drawn again. */
    type Remembered = (key: string) => Attributes<HTMLDetailsElement>;
  }

  interface Document {
    /** Elements that index.html always has. */
    getElementById(id: 'view' | 'spoken' | 'live' | 'gym' | 'who' | 'places' | 'rest'): HTMLElement;
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
