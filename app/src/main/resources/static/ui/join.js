// Keeps what was tapped and the place in this browser until the application is made, for a phone that loses its
// connection. Never a name, a document number or a phone: those are kept sealed on the server.
const NAMES = ['trade', 'relation', 'q', 'place'];
const store = {
  read: key => { try { return JSON.parse(localStorage.getItem(key)) || {}; } catch { return {}; } },
  write: (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* private mode: the server has it too */ } },
  remove: key => { try { localStorage.removeItem(key); } catch { /* nothing was kept */ } }
};
const form = document.querySelector('form[data-keep]');
if (form) {
  const key = form.dataset.keep;
  const kept = store.read(key);
  for (const name of NAMES) {
    const control = form.elements[name];
    if (control && kept[name] && !control.value) control.value = kept[name];
  }
  const keep = () => store.write(key, Object.fromEntries(NAMES.map(name => [name, form.elements[name]?.value || ''])));
  form.addEventListener('input', keep);
  form.addEventListener('change', keep);
}
for (const done of document.querySelectorAll('[data-forget]')) store.remove(done.dataset.forget);
