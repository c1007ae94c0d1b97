// Calls the APIs with the session cookie of the browser.

const PATIENCE = 20_000; // milliseconds until a call without an answer has failed; the services answer within 5 s

/** An error of an API call: a title, the status, and the refused fields. The status is 0 if there was no answer. */
export class Refused extends Error {
  constructor(status, problem) {
    super(sentence(problem.detail || problem.title || 'The service answered ' + status));
    this.status = status;
    this.violations = problem.violations || [];
  }
}

const sentence = (text) => (/[.!?]$/.test(text) ? text : text + '.');

/** Reloads the page, which starts a new sign-in. */
let signedOut = () => {
  location.reload();
  return new Promise(() => {});
};

/** Sets what happens if a call finds that the sign-in has expired. By default the page is reloaded. */
export function whenSignedOut(action) {
  signedOut = action;
}

/** Calls an API. The body is sent as JSON; a Blob is sent as it is. */
export async function call(method, path, body, headers = {}) {
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

export const get = (path) => call('GET', path);

/** Reads a resource with GET. Returns null if the answer is 404. */
export async function find(path) {
  try {
    return await get(path);
  } catch (refused) {
    if (refused.status === 404) return null;
    throw refused;
  }
}

/** Reads all items of a list, page by page. */
export async function all(path) {
  const items = [];
  let cursor = null;
  do {
    const page = await get(path + (path.includes('?') ? '&' : '?') + 'limit=500' + (cursor ? '&cursor=' + cursor : ''));
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return items;
}

export const part = encodeURIComponent;
