// What the pages of trustees and registrars share: asking the server, showing what is wrong, files kept by the person.

/** The page's root, with the addresses and words that the server wrote into it. */
export const page = document.querySelector('[data-office]');

export const part = name => page.querySelector(`[data-part="${name}"]`);

/** Shows these parts and no other one; the first of them gets the focus when it was not there before. */
export function show(...names) {
  page.querySelectorAll('[data-part]').forEach(node => {
    const wanted = names.includes(node.dataset.part);
    const comes = wanted && node.hidden;
    node.hidden = !wanted;
    if (comes && node.dataset.part === names[0]) [...node.querySelectorAll('h2')].find(each => each.offsetParent)?.focus();
  });
}

/** Sends JSON to the page's interface; an answer that refuses is thrown as {status, text}. */
export async function call(method, path = '', body) {
  const headers = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (page.dataset.csrfHeader) headers[page.dataset.csrfHeader] = page.dataset.csrfToken;
  let answer;
  try {
    answer = await fetch(page.dataset.api + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    throw { status: 0, text: word('network') };
  }
  const type = answer.headers.get('Content-Type') ?? '';
  const content = type.includes('json') ? await answer.json() : null;
  if (!answer.ok) throw { status: answer.status, text: content?.detail ?? word('server') };
  return content;
}

/** A sentence that the server wrote into the page. */
export const word = name => page.querySelector(`template[data-word="${name}"]`)?.content.textContent.trim() ?? '';

/** Says what is wrong, in the words of the page; nothing at all takes it away. */
export function say(failure) {
  const alert = page.querySelector('[data-error]');
  const text = failure === undefined ? '' : failure.code ? word(failure.code) || word('defect') : failure.text ?? word('defect');
  if (text === '' ) {
    alert.hidden = true;
    return;
  }
  if (!failure.code && failure.text === undefined) console.error(failure);
  alert.querySelector('[data-text]').textContent = text;
  alert.hidden = false;
  alert.scrollIntoView({ block: 'nearest' });
}

/** Runs what a form or button asks for: one thing at a time, its fault said, the control free again afterwards. */
export async function doing(control, work) {
  if (control.dataset.doing) return;
  control.dataset.doing = '1';
  control.setAttribute('aria-busy', 'true');
  say();
  try {
    await work();
  } catch (failure) {
    say(failure);
  } finally {
    delete control.dataset.doing;
    control.removeAttribute('aria-busy');
    progress();
  }
}

/** The bar of long work; without numbers it goes away. */
export function progress(done, total) {
  const bar = page.querySelector('[data-progress]');
  bar.hidden = done === undefined || done === total;
  if (!bar.hidden) {
    bar.querySelector('progress').max = total;
    bar.querySelector('progress').value = done;
  }
}

/** Two equal passwords of a form, or a refusal. */
export function newPassword(form) {
  const [first, second] = [form.elements.password.value, form.elements.again.value];
  if (first.length < 10) throw { code: 'short' };
  if (first !== second) throw { code: 'differ' };
  return first;
}

export async function chosenFile(form) {
  const file = form.elements.file.files[0];
  if (!file) throw { code: 'noFile' };
  if (file.size > 50_000_000) throw { code: 'malformed' };
  return file.text();
}

/** Offers a text as a file; going on needs the file saved and a tick that it is kept. */
export function offer(box, name, text, goOn) {
  const link = box.querySelector('a[download]');
  const kept = box.querySelector('input[type=checkbox]');
  const button = box.querySelector('button');
  if (link.href.startsWith('blob:')) URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  kept.checked = false;
  button.disabled = true;
  let saved = false;
  const ready = () => { button.disabled = !(saved && kept.checked); };
  link.onclick = () => { saved = true; ready(); };
  kept.onchange = ready;
  button.onclick = () => doing(button, goOn);
}
