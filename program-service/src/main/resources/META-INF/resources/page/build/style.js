// The styles of the builder, which are loaded when it is first shown.
/** @type {Promise<unknown> | undefined} */
let loaded;

export function buildStyles() {
  loaded ??= new Promise((resolve) => {
    const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/page/build/build.css' });
    sheet.onload = sheet.onerror = resolve;
    document.head.append(sheet);
  });
  return loaded;
}
