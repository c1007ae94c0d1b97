// Says that the page could not be loaded, if a file of it is missing before the page is shown. This script is no module
// and has its own texts, so that it needs no other file.
{
  /** @type {{ [language: string]: string[] }} */
  const TEXTS = {
    de: ['Die Seite konnte nicht geladen werden.', 'Erneut versuchen'],
    en: ['The page could not be loaded.', 'Try again'],
  };

  const chosen = () => {
    try {
      return localStorage.getItem('topset-language') ?? '';
    } catch {
      return ''; // the reader has forbidden it
    }
  };

  const fail = () => {
    const loading = document.getElementById('loading');
    if (!loading) return; // the page is shown
    const language = [chosen(), ...navigator.languages].map((each) => each.slice(0, 2)).find((each) => TEXTS[each]) ?? 'en';
    const [failure, title, button] = ['div', 'h1', 'button'].map((name) => document.createElement(name));
    document.documentElement.lang = language;
    failure.className = 'failure';
    failure.role = 'alert';
    [title.textContent, button.textContent] = TEXTS[language];
    button.onclick = () => location.reload();
    failure.append(title, button);
    loading.replaceWith(failure);
  };

  addEventListener('error', ({ target }) => {
    if (target === window || (target instanceof HTMLScriptElement && target.type === 'module')) fail();
  }, true); // because the error of a script does not bubble
  addEventListener('unhandledrejection', fail);
}
