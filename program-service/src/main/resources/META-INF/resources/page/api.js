// Calls the APIs with the session cookie of the browser.

const PATIENCE = 20_000; // milliseconds until a call without an answer has failed; the services answer within 5 s

/** An error of an API call: a title, the status, and the refused fields. The status is 0 if there was no answer. */
export class Refused extends Error {
  /**
   * @param {number} status
   * @param {Partial<ProgramApi.Problem>} problem
   */
  constructor(status, problem) {
    super(sentence(problem.detail || problem.title || 'The service answered ' + status));
    this.status = status;
    this.violations = problem.violations || [];
  }
}

/** @param {string} text */
const sentence = (text) => (/[.!?]$/.test(text) ? text : text + '.');

/**
 * Reloads the page, which starts a new sign-in.
 *
 * @type {() => Promise<never>}
 */
let signedOut = () => {
  location.reload();
  return new Promise(() => {});
};

/**
 * Sets what happens if a call finds that the sign-in has expired. By default the page is reloaded.
 *
 * @param {() => Promise<never>} action
 */
export function whenSignedOut(action) {
  signedOut = action;
}

/**
 * Calls an API. The body is sent as JSON; a Blob is sent as it is.
 *
 * @type {Api.Call}
 */
export const call = (method, path, ...[body, headers]) => request(method, path, body, /** @type {Api.Headers | undefined} */ (headers));

/**
 * @param {Api.Method} method
 * @param {string} path
 * @param {unknown} [body]
 * @param {Api.Headers} [headers]
 */
async function request(method, path, body, headers) {
  const isFile = body instanceof Blob;
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        'X-Topset-Page': '1',
        'X-Requested-With': 'JavaScript',
        ...(body === undefined ? {} : { 'Content-Type': isFile ? body.type : 'application/json' }),
        ...headers,
      },
      body: body === undefined || isFile ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    throw new Refused(0, { title: 'The service does not answer.' });
  }
  if (response.status === 401 || response.status === 499) return signedOut();
  let answer = null;
  try {
    const text = await response.text();
    answer = text ? JSON.parse(text) : null;
  } catch {
    answer = { title: 'The answer is unreadable.' };
  }
  if (!response.ok) throw new Refused(response.status, answer || {});
  return answer;
}

export const get = /** @type {Api.Get} */ ((/** @type {string} */ path) => request('GET', path));

/** Reads a resource with GET. Returns null if the answer is 404. */
export const find = /** @type {Api.Find} */ (async (/** @type {string} */ path) => {
  try {
    return await request('GET', path);
  } catch (refused) {
    if (refused.status === 404) return null;
    throw refused;
  }
});

/** Reads all items of a list, page by page. */
export const all = /** @type {Api.All} */ (async (/** @type {string} */ path) => {
  const items = [];
  let cursor = null;
  do {
    const page = await request('GET', path + (path.includes('?') ? '&' : '?') + 'limit=500' + (cursor ? '&cursor=' + cursor : ''));
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return items;
});

/** @type {(part: string | number) => string} */
export const part = encodeURIComponent;

/**
 * @param {string} id
 * @returns {`/v1/athletes/${string}`}
 */
export const athletePath = (id) => `/v1/athletes/${part(id)}`;
