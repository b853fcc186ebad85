// A trustee's part, in his own browser: the seed, the share and the password never leave it except in the file that he keeps.

import { call, chosenFile, doing, newPassword, offer, page, part, progress, say, show } from './vote-office.js';

const { BallotWorker } = await import(page.dataset.ballot);
const worker = new BallotWorker();
const OPENED = new Set(['SHARE', 'FINISH', 'REHEARSE', 'DECRYPT']);
const PAUSE = 3000;

let task;
let seed = null;
let password = null;
let timer;

const ceremony = () => ({ group: task.group, size: task.size, threshold: task.threshold });
const fileName = kind => `${page.dataset.file}-${task.round}-${task.place}-${kind}.json`;

/** Asks how it stands, again and again: the others go on, and a ceremony may begin anew while this page is open. */
async function refresh() {
  clearTimeout(timer);
  const before = task;
  try {
    task = await call('GET');
    const anew = before && before.round !== task.round;
    if (anew) seed = null;
    others();
    if (!before || anew || before.step !== task.step) draw();
  } catch (failure) {
    say(failure);
  }
  if (task?.step !== 'DONE') timer = setTimeout(refresh, PAUSE);
}

function others() {
  page.querySelector('[data-others]').replaceChildren(...task.others.map(({ name, done }) => {
    const line = page.querySelector('template[data-line]').content.firstElementChild.cloneNode(true);
    line.querySelector('[data-name]').textContent = name;
    line.querySelector(done ? '[data-waiting]' : '[data-done]').remove();
    return line;
  }));
}

function draw() {
  page.dataset.step = task.step;
  page.dataset.round = task.round;
  if (task.step === 'SHARE' && seed) return go(share);
  if (task.step === 'FINISH' && seed && password) return go(finish);
  page.querySelectorAll('[data-why]').forEach(node => { node.hidden = node.dataset.why !== task.step; });
  show(OPENED.has(task.step) ? 'open' : task.step, 'others');
}

/** The next step by itself, while the page is open. */
function go(work) {
  if (part('working').dataset.doing) {
    // The step before was the last of its stage and is just being finished.
    setTimeout(draw, 50);
    return;
  }
  show('working', 'others');
  doing(part('working'), async () => {
    try {
      await work();
    } catch (failure) {
      seed = null;
      draw();
      throw failure;
    }
  });
}

const send = async (path, text) => {
  await call('PUT', path, { round: task.round, text });
  await refresh();
};

// The seed and its file.
part('CERTIFY').querySelector('form').addEventListener('submit', e => {
  e.preventDefault();
  const form = e.target;
  doing(form, async () => {
    password = newPassword(form);
    const made = await worker.run('makeCertificate', [ceremony(), task.place]);
    const file = await worker.run('sealBackup', [JSON.stringify({ round: task.round, seed: made.seed }), password]);
    show('keep', 'others');
    page.querySelectorAll('[data-kept]').forEach(node => { node.hidden = node.dataset.kept !== 'seed'; });
    offer(part('keep'), fileName('seed'), file, async () => {
      seed = made.seed;
      await send('/certificate', made.certificate);
    });
    form.reset();
  });
});

async function share() {
  await send('/polynomial', await worker.run('makePolynomial', [ceremony(), task.place, seed, task.certificates], progress));
}

async function finish() {
  const made = await worker.run('finishShare', [ceremony(), task.place, seed, task.certificates, task.input], progress);
  const file = await worker.run('sealBackup', [made.secret, password]);
  show('keep', 'others');
  page.querySelectorAll('[data-kept]').forEach(node => { node.hidden = node.dataset.kept !== 'key'; });
  offer(part('keep'), fileName('key'), file, async () => {
    await send('/share', made.message);
    password = null;
    seed = null;
  });
}

/** The share from a file: of the key itself, or of the seed, from which it is opened once more. */
async function secretOf(content) {
  const kept = JSON.parse(content);
  const secret = kept.decryption_key ? content
    : await worker.run('openShare', [ceremony(), task.place, kept.seed, task.certificates, task.share]);
  if (!await worker.run('fitsKey', [task.group, secret, task.publicKey])) throw { code: 'otherKey' };
  return secret;
}

// The kept file, for every step that needs it.
part('open').querySelector('form').addEventListener('submit', e => {
  e.preventDefault();
  const form = e.target;
  doing(form, async () => {
    const typed = form.elements.filePassword.value;
    const content = await worker.run('openBackup', [await chosenFile(form), typed]);
    if (task.step === 'REHEARSE' || task.step === 'DECRYPT') {
      const secret = await secretOf(content);
      const text = await worker.run('decrypt', [task.election, task.tally, secret], progress);
      form.reset();
      await send(task.step === 'DECRYPT' ? '/decryption' : '/test-decryption', text);
      return;
    }
    const kept = JSON.parse(content);
    if (!kept.seed) throw { code: 'keyNotSeed' };
    if (kept.round !== task.round) throw { code: 'oldFile' };
    seed = kept.seed;
    password = typed;
    form.reset();
    draw();
  });
});

page.querySelector('[data-reload]').addEventListener('click', () => { say(); task = undefined; refresh(); });
document.addEventListener('visibilitychange', () => { if (!document.hidden) refresh(); });
await refresh();
page.dataset.ready = '1';
