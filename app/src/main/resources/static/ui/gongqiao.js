// What the pages need beyond htmx. Every control also works, more slowly, without this file.
const doc = document, root = doc.documentElement, body = doc.body;
const at = (target, selector) => target instanceof Element ? target.closest(selector) : null;
const on = (type, run, capture) => doc.addEventListener(type, run, capture);

// Large type: the cookie lets the server render the next page in it.
on('click', e => {
  const a = at(e.target, '[data-type-toggle]');
  if (!a) return;
  e.preventDefault();
  const large = root.dataset.type !== 'large';
  root.dataset.type = large ? 'large' : 'normal';
  doc.cookie = `type=${root.dataset.type};path=/;max-age=31536000;samesite=lax`;
  a.setAttribute('aria-pressed', large);
});

// Drawer (officer's menu on a small screen), dialogs, messages that can be put away.
const drawer = open => {
  const side = doc.getElementById('side');
  if (!side) return;
  if (location.hash === '#side') history.replaceState(null, '', location.pathname + location.search);
  side.classList.toggle('open', open);
  (open ? side.querySelector('a') : doc.querySelector('.menu-btn'))?.focus();
};
on('click', e => {
  const t = e.target;
  let hit = at(t, '[data-drawer]');
  if (hit) { e.preventDefault(); drawer(hit.dataset.drawer === 'open'); return; }
  if ((hit = at(t, '[data-dialog]'))) { e.preventDefault(); doc.querySelector(hit.dataset.dialog)?.showModal(); return; }
  if ((hit = at(t, '[data-dialog-close]'))) { e.preventDefault(); hit.closest('dialog').close(); return; }
  if ((hit = at(t, '[data-dismiss]'))) { hit.closest('.alert').remove(); return; }
  if ((hit = at(t, '[data-print]'))) { print(); return; }
  if ((hit = at(t, '[data-tree]'))) {
    const open = hit.getAttribute('aria-expanded') !== 'true';
    hit.setAttribute('aria-expanded', open);
    doc.getElementById(hit.getAttribute('aria-controls')).hidden = !open;
  }
  if (t.nodeName === 'DIALOG') t.close();
  doc.querySelectorAll('details.who[open]').forEach(d => d.contains(t) || (d.open = false));
});
on('keydown', e => {
  if (e.key !== 'Escape') return;
  if (doc.querySelector('.side.open')) drawer(false);
  doc.querySelectorAll('details.who[open]').forEach(d => { d.open = false; d.firstElementChild.focus(); });
});
on('change', e => {
  const input = at(e.target, '.file > input');
  const out = input?.parentNode.querySelector('output');
  if (out && input.files.length) out.textContent = [...input.files].map(f => f.name).join(', ');
  const all = at(e.target, '[data-check-all]');
  if (all) doc.querySelectorAll(all.dataset.checkAll).forEach(c => { c.checked = all.checked; });
});

// Ask before acting: data-confirm on a form or its button, hx-confirm on anything htmx sends.
const ask = (question, go) => {
  const box = doc.getElementById('confirm');
  box.querySelector('[data-question]').textContent = question;
  box.returnValue = '';
  box.onclose = () => box.returnValue === 'yes' && go();
  box.showModal();
};
on('submit', e => {
  const form = e.target, button = e.submitter;
  const question = button?.dataset.confirm || form.dataset.confirm;
  if (form.dataset.busy) { e.preventDefault(); e.stopImmediatePropagation(); return; }
  if (!question || form.dataset.confirmed) { delete form.dataset.confirmed; return; }
  e.preventDefault();
  e.stopImmediatePropagation();
  ask(question, () => { form.dataset.confirmed = 1; form.requestSubmit(button); });
}, true);
on('htmx:confirm', e => {
  if (!e.detail.question) return;
  e.preventDefault();
  ask(e.detail.question, () => e.detail.issueRequest(true));
});

// One press sends once. A download leaves the page standing, so the lock opens again by itself.
on('submit', e => {
  const form = e.target;
  if (e.defaultPrevented || form.method !== 'post') return;
  form.dataset.busy = 1;
  setTimeout(() => delete form.dataset.busy, 8000);
});
on('htmx:beforeRequest', e => { if (e.target.nodeName === 'FORM') e.target.dataset.busy = 1; });
on('htmx:afterRequest', e => delete e.target.dataset.busy);
addEventListener('pageshow', () => doc.querySelectorAll('[data-busy]').forEach(f => delete f.dataset.busy));

// What is asked only after a yes is hidden until the yes is chosen; without this script it stays, and its hint says when to answer.
const askAfter = form => form.querySelectorAll('[data-when]').forEach(part => {
  const yes = form.querySelector(`[name="${part.dataset.when}"][value=yes]`);
  part.hidden = !!yes && !yes.checked;
});
on('change', e => e.target.form && askAfter(e.target.form));
doc.querySelectorAll('form:has([data-when])').forEach(askAfter);

// A failed request changes nothing on the page: what was typed stays, and a message says what to do.
const say = text => {
  const from = doc.getElementById('toast'), place = doc.getElementById('toasts');
  if (!text || !from || !place) return;
  const toast = from.content.firstElementChild.cloneNode(true);
  toast.querySelector('[data-text]').textContent = text;
  place.replaceChildren(toast);
};
on('htmx:sendError', () => say(body.dataset.errNetwork));
on('htmx:timeout', () => say(body.dataset.errNetwork));
on('htmx:responseError', e => {
  const s = e.detail.xhr.status;
  say(body.dataset['err' + s] || (s < 500 ? body.dataset.errRefused : body.dataset.errServer));
});

// Type-ahead list: htmx fetches <li role=option data-value>, this moves through them and takes one.
const listOf = input => doc.getElementById(input.getAttribute('aria-controls'));
const mark = (input, option) => {
  listOf(input).querySelectorAll('[aria-selected=true]').forEach(o => o.setAttribute('aria-selected', 'false'));
  if (!option) { input.removeAttribute('aria-activedescendant'); return; }
  option.id ||= input.id + '-o' + [...option.parentNode.children].indexOf(option);
  option.setAttribute('aria-selected', 'true');
  option.scrollIntoView({ block: 'nearest' });
  input.setAttribute('aria-activedescendant', option.id);
};
const show = (input, open) => {
  const list = listOf(input);
  open = open && !!list.querySelector('[role=option]');
  list.hidden = !open;
  input.setAttribute('aria-expanded', open);
  if (!open) mark(input, null);
};
const take = (input, option) => {
  input.value = option.dataset.label || option.firstChild.textContent.trim();
  const hidden = input.closest('.combo').querySelector('input[type=hidden]');
  hidden.value = option.dataset.value;
  show(input, false);
  hidden.dispatchEvent(new Event('change', { bubbles: true }));
};
on('keydown', e => {
  const input = at(e.target, '[role=combobox]');
  if (!input || e.isComposing) return;
  const list = listOf(input), options = [...list.querySelectorAll('[role=option]')];
  const now = options.findIndex(o => o.getAttribute('aria-selected') === 'true');
  if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
    if (!options.length) return;
    e.preventDefault();
    show(input, true);
    const step = e.key === 'ArrowDown' ? 1 : -1;
    mark(input, options[now < 0 && step < 0 ? options.length - 1 : (now + step + options.length) % options.length]);
  } else if (e.key === 'Enter' && !list.hidden && now >= 0) {
    e.preventDefault();
    take(input, options[now]);
  } else if (e.key === 'Escape' && !list.hidden) {
    e.preventDefault();
    show(input, false);
  }
});
on('input', e => {
  const input = at(e.target, '[role=combobox]');
  if (input) input.closest('.combo').querySelector('input[type=hidden]').value = '';
});
on('htmx:afterSwap', e => {
  const input = at(e.target, '.combo')?.querySelector('[role=combobox]');
  if (input) show(input, doc.activeElement === input);
});
on('mousedown', e => at(e.target, '.combo-list') && e.preventDefault());
on('click', e => {
  const option = at(e.target, '.combo-list [role=option]');
  if (option) take(option.closest('.combo').querySelector('[role=combobox]'), option);
});
on('focusout', e => {
  const input = at(e.target, '[role=combobox]');
  if (input) show(input, false);
});
