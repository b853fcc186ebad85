// A registrar's part, in his own browser: credentials are made here, printed here and kept in a sealed file. The server gets the
// public list, which names nobody.

import { call, chosenFile, doing, newPassword, offer, page, part, progress, say, show, word } from './vote-office.js';
import { drawing } from './qr.js';

const { BallotWorker } = await import(page.dataset.ballot);
const worker = new BallotWorker();

let task;
/** What only this page knows: [{person, name, weight, code}…]; null until made or opened. */
let secret = null;

const weights = () => task.electors.map(each => each.weight);
const fileName = () => `${page.dataset.file}-credentials.json`;

async function refresh() {
  task = await call('GET');
  page.querySelectorAll('[data-fingerprint]').forEach(node => { node.textContent = task.fingerprint ?? ''; });
  const list = page.querySelector('[data-others]');
  list.replaceChildren(...task.registrars.map(({ name, confirmed }) => {
    const line = page.querySelector('template[data-line]').content.firstElementChild.cloneNode(true);
    line.querySelector('[data-name]').textContent = name;
    line.querySelector(confirmed ? '[data-waiting]' : '[data-done]').remove();
    return line;
  }));
  draw();
}

function draw() {
  const parts = [];
  if (!secret && task.place === 1 && !task.fingerprint && task.preparing) parts.push('make');
  else if (!task.fingerprint) parts.push('wait');
  else if (!secret) parts.push('open');
  if (secret && !task.confirmed) parts.push('confirm');
  if (secret && task.confirmed) parts.push('slips');
  if (task.fingerprint) parts.push('list');
  if (task.place === 1 && task.fingerprint && task.preparing) parts.push('again');
  show(...parts, 'others');
  page.dataset.state = parts[0];
}

// Making the credentials.
part('make').querySelector('form').addEventListener('submit', e => {
  e.preventDefault();
  const form = e.target;
  doing(form, async () => {
    const password = newPassword(form);
    const made = await worker.run('makeCredentials', [task.group, task.uuid, weights()], progress);
    const electors = task.electors.map((each, i) => ({ ...each, code: made.codes[i] }));
    const file = await worker.run('sealCredentials', [{ uuid: task.uuid, electors }, password]);
    form.reset();
    show('keep', 'others');
    offer(part('keep'), fileName(), file, async () => {
      await call('PUT', '/credentials', { list: made.list });
      secret = electors;
      await refresh();
    });
  });
});

part('again').querySelector('button').addEventListener('click', e => doing(e.target, async () => {
  secret = null;
  show('make', 'others');
}));

// The sealed file of this vote, and whether it is the one behind the public list.
part('open').querySelector('form').addEventListener('submit', e => {
  e.preventDefault();
  const form = e.target;
  doing(form, async () => {
    const content = await worker.run('openCredentials', [await chosenFile(form), form.elements.filePassword.value, task.uuid]);
    const electors = content.electors;
    const known = new Map(task.electors.map(each => [each.person, each]));
    const same = electors.length === known.size && electors.every(each => known.get(each.person)?.name === each.name
      && known.get(each.person)?.weight === each.weight);
    if (!same) throw { code: 'otherRoll' };
    const { fingerprint } = await worker.run('publicList', [task.group, task.uuid, electors.map(each => each.code), electors.map(each => each.weight)], progress);
    if (fingerprint !== task.fingerprint) throw { code: 'otherList' };
    secret = electors;
    form.reset();
    page.querySelector('[data-count]').textContent = String(electors.length);
    draw();
  });
});

part('confirm').querySelector('button').addEventListener('click', e => doing(e.target, async () => {
  await call('PUT', '/confirmation', { fingerprint: task.fingerprint });
  await refresh();
}));

// Slips.
const link = each => `${page.dataset.vote}#${each.code}`;

function slip(each) {
  const node = page.querySelector('template[data-slip]').content.firstElementChild.cloneNode(true);
  node.querySelector('[data-name]').textContent = each.name;
  node.querySelector('[data-code]').textContent = each.code;
  const weight = node.querySelector('[data-weight]');
  if (each.weight === 1) weight.remove();
  else weight.querySelector('b').textContent = String(each.weight);
  node.querySelector('[data-qr]').append(drawing(link(each), word('qr')));
  return node;
}

function printSlips(electors) {
  const sheet = document.querySelector('[data-sheet]');
  sheet.replaceChildren(...electors.map(slip));
  document.body.classList.add('print-slips');
  print();
}
addEventListener('afterprint', () => {
  document.body.classList.remove('print-slips');
  document.querySelector('[data-sheet]').replaceChildren();
});

const slips = part('slips');
const picked = () => {
  const name = slips.querySelector('[name=who]').value.trim();
  const found = secret.filter(each => each.name === name || each.person === name);
  if (found.length !== 1) throw { code: found.length ? 'several' : 'nobody' };
  return found[0];
};

slips.querySelector('[data-do=all]').addEventListener('click', e => doing(e.target, async () => printSlips(secret)));

slips.querySelector('[data-do=show]').addEventListener('click', e => doing(e.target, async () => {
  handOver(secret.indexOf(picked()));
}));
slips.querySelector('[data-do=hand]').addEventListener('click', e => doing(e.target, async () => handOver(0)));

slips.querySelector('form[data-lost]').addEventListener('submit', e => {
  e.preventDefault();
  const form = e.target;
  doing(form, async () => {
    const each = picked();
    await call('POST', '/reissues', { person: each.person, why: form.elements.why.value });
    form.reset();
    printSlips([each]);
  });
});

// From phone to phone: one slip after another on the screen, to be scanned.
const dialog = document.querySelector('[data-hand]');
let at = 0;
function handOver(index) {
  at = Math.max(0, Math.min(index, secret.length - 1));
  dialog.querySelector('[data-place]').replaceChildren(slip(secret[at]));
  dialog.querySelector('[data-of]').textContent = `${at + 1} / ${secret.length}`;
  dialog.querySelector('[data-back]').disabled = at === 0;
  dialog.querySelector('[data-next]').disabled = at === secret.length - 1;
  if (!dialog.open) dialog.showModal();
}
dialog.querySelector('[data-back]').addEventListener('click', () => handOver(at - 1));
dialog.querySelector('[data-next]').addEventListener('click', () => handOver(at + 1));
dialog.addEventListener('close', () => dialog.querySelector('[data-place]').replaceChildren());

page.querySelector('[data-reload]').addEventListener('click', () => { say(); refresh().catch(say); });
await refresh().catch(say);
page.dataset.ready = '1';
