// The shapes of the lifter's page, in a file that no device has to load.
export {};

declare global {
  /** The content of a set as the API wants it. */
  type Content = SessionApi.CompleteSet;

  /** Why the service has refused a set. */
  type Fault = { field: string; says: string; rule?: string; status?: number };

  /** A session that was begun on this device: whether the service has its start and its end. */
  type StoredSession = {
    sessionId: string;
    athleteId: string;
    startedAt: string;
    day?: number;
    started: boolean;
    finishedAt?: string;
    finished?: boolean;
  };

  /** A set that was logged or changed on this device. */
  type StoredSet = {
    /** Its key, in the order in which the sets were logged. */
    order: number;
    setId: string;
    sessionId: string;
    content: Content;
    /** Whether the service has it. */
    stored: boolean;
    /** What the service has. */
    sent?: Content;
    /** What was sent, perhaps without an answer. */
    tried?: Content | null;
    revision?: number | null;
    /** Whether the lifter has removed it. */
    removed?: boolean;
    /** Whether the service has removed it. */
    gone?: boolean;
    refused?: Fault | null;
  };

  /** A set of a batch, and what is sent of it. */
  type Tried = { order: number; setId: string; tried: Content };

  /** Called with the newest sequence number after each answer. */
  type OnSent = (sequence: number) => Promise<void>;

  /** What the lifter has written to the coaches, perhaps about an exercise. */
  type WrittenMessage = { noteId: string; text: string; exercise?: string; writtenAt: string; isSentHere?: boolean };

  /** A message that this device has to send, or to take back. */
  type Message = WrittenMessage & { athleteId: string; isTakenBack?: boolean; refused?: Fault };

  /** The records of each store of the device. */
  type Records = { kept: any; sessions: StoredSession; sets: StoredSet; messages: Message };
  type StoreKey = string | number;

  /** What the services said last. Empty before the first answer. */
  type Known = {
    plan?: ProgramApi.WeekPlan | null;
    /** The plan of next week. */
    next?: ProgramApi.WeekPlan | null;
    today?: ProgramApi.TodayPlan | null;
    /** The sessions of the week. */
    past?: SessionApi.Session[];
    profile?: ProgramApi.Profile | null;
    /** Names by id, as the services have them. */
    exercises?: { [id: string]: string };
    /** The ids of exercises whose load is added to the bodyweight. */
    added?: string[];
    /** The ids of exercises with dumbbells. */
    dumbbells?: string[];
    /** The pattern of movement of each exercise, by id. */
    patterns?: { [id: string]: string | undefined };
    /** The muscles that each exercise trains most. */
    muscles?: { [id: string]: string[] | undefined };
    otherwise?: Otherwise;
    /** The sequence number of the newest stored write. */
    sequence?: number;
  };

  /** A lift of the day. One that is not planned has the remark that goes with its first set, perhaps an empty one. */
  type DayLift = ProgramApi.PlanLift & { remark?: string; noted?: string };

  /**
   * What the lifter does otherwise than planned on a date, by slot: why a lift is skipped, and what is done instead; and
   * the slots of which the planned lift is done again after another one. Since: the time at which a later session of the
   * date was wanted, for which nothing holds that was chosen before.
   */
  type Otherwise = { date: string; skipped: { [slotId: string]: string }; instead: { [slotId: string]: DayLift }; planned?: string[]; since?: string };

  /** The user before and the user now. */
  type Stranger = { before: ProgramApi.SignedIn; caller: ProgramApi.SignedIn };

  /** A set as the page shows it: waiting, stored or refused. A set with an order is on this device. */
  type ShownSet = Content & { setId: string; sessionId: string; order?: number; revision?: number | null; state: string; refused?: Fault | null };

  /** A session of this device or of the services. */
  type ShownSession = Omit<StoredSession, 'started'> & { started?: boolean };
  type TypedSet = Omit<Content, 'completedAt' | 'rpe'> & { rpe: number | null };

  /** What is typed for a set. The load and the reps are texts. */
  type Draft = { load: string; reps: string; rpe: number | null; pain: boolean; note: string; wrong: { [field: string]: string } };

  /** A step of a lift as it is planned: a set with its target, and the plates for it if the lift has a bar. */
  type Planned = {
    role?: Page.Role;
    load?: number;
    reps?: number;
    rpe?: number;
    range?: { min: number; max: number };
    /** Whether nobody expects these reps: they are the lower end of the range. */
    isGuess?: boolean;
    plates?: number[];
    /** Whether the load follows from today's top set. */
    isToday?: boolean;
    /** The reps that are left of a target for all sets. */
    left?: number;
    /** Whether the set exceeds the plan. */
    extra?: boolean;
  };

  /** A step with the set that was logged for it. */
  type Step = Planned & { role: Page.Role; exercise: string; key: string; done: ShownSet | null };

  /** A lift of the day with what was done. */
  type Lifted = { lift: DayLift; now: Now | null; sets: ShownSet[]; steps: Step[] };

  /** The backoff of today: as the service has answered, or as this device works it out. */
  type Now = {
    top?: { load: number };
    backoff?: { load: number; exactLoad?: number; plates?: number[] };
    why: ProgramApi.Why[];
    isOfPhone?: boolean;
  };
  type Offer = { load?: number; reps?: number };

  /** A sentence of a service in the reader's language. */
  type Said = { text: string; lang: string };

  /** A lift of which a set can be added: the role that is offered first, and what is offered for each role. */
  type Addable = { exercise: string; slotId?: string; unit: Page.Unit; role: Page.Role; offers: { [role: string]: Offer } };

  /** A view whose code is read late, and what is done when it is opened again. */
  type LateView = { show: (plan: any, place: string[], draw: () => void) => unknown; opened: () => void };

  /** What is read after the first view. */
  type Late = {
    /** The entries of the menu at the top. */
    menu: (caller: ProgramApi.SignedIn) => unknown;
    /** Today's backoff: the service's answer if it is about these sets, otherwise as this device works it out. */
    backoff: (lift: DayLift, sets: ShownSet[]) => Now | null;
    /** What is said of today's backoff. */
    backoffLine: (lift: ProgramApi.PlanLift, now: Now | null, all: Step[]) => unknown;
    /** The plates for another load than the planned one. */
    plates: (lift: DayLift, load: number | null, sets: ShownSet[]) => unknown;
    /** The lifts that are done in the place of planned ones, by slot. */
    instead: (planned: DayLift[], sets: ShownSet[]) => { [slotId: string]: DayLift };
    /** The notes of the coaches about an exercise; null for the others. */
    notes: (exercise: string | null) => unknown;
    /** Why lifts are skipped on a date, by slot, as the coach was told or as it was chosen here. */
    skipped: (of: Pick<Otherwise, 'date' | 'since' | 'skipped'>) => { [slotId: string]: string };
    /** What was lifted last time, before a session. */
    lastTime: (lift: DayLift, session?: ShownSession) => unknown;
    /** The reps of a step last time, before a session. */
    repsBefore: (lift: DayLift, session?: { startedAt: string }) => (step: Step) => number | undefined;
    /** What stands before the list of reasons, and the list, once one was opened. */
    reasons: (why: ProgramApi.Why[], backoff?: { load: number; exactLoad?: number; percent?: number }, unit?: string, by?: number) => [unknown, unknown];
    /** The answer to a set that hurt. */
    hurt: (lift: DayLift, sets: ShownSet[], now: Now | null, step: Step | null) => unknown;
  };

  /** What the lifter has chosen today: a day, a lift, a step, whether another session is wanted, which finished one goes on, and which session is in view. */
  type Chosen = { day: number | null; slotId: string | null; key: string | null; another: boolean; resumed: string | null; shown: string | null };

  /** What was done last and can be taken back: a set, its correction (was: the set before it), or that the lifter does otherwise than planned. */
  type Deed = { slotId: string; setId?: string; key: string | null; offer?: Offer; of?: 'skipped' | 'instead'; says?: string; was?: TypedSet } | null;

  /** The translations of the services' sentences. */
  type Translations = {
    inWords: (says: string) => Said;
    refusal: (violation: { field: string; message: string; rule?: string }) => Said;
    problem: (refused: { status?: number; message?: string }) => string;
  };
}
