// Lets Node load the pages' modules: their addresses, such as /page/api.js, are files of the program service.
const RESOURCES = new URL('../../../program-service/src/main/resources/META-INF/resources/', import.meta.url);

export async function resolve(specifier, context, next) {
  if (specifier.startsWith('/webjars/lit-html/')) return next(specifier.slice('/webjars/'.length).replace('/lit-html.js', ''), { ...context, parentURL: import.meta.url });
  const resolved = specifier.startsWith('/') ? { url: new URL('.' + specifier, RESOURCES).href, shortCircuit: true } : await next(specifier, context);
  return resolved.url.startsWith(RESOURCES.href) ? { ...resolved, format: 'module' } : resolved;
}
