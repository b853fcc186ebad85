// Sends the files of a form one by one as they are chosen, again by itself when the network comes back, and records a voice
// where the browser can. Without this file they go with the form.
const PAUSES = [2000, 5000, 15000];
const LONGEST_RECORDING = 10 * 60 * 1000;
const KINDS = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];
const ENDINGS = { 'audio/webm': 'webm', 'audio/mp4': 'm4a', 'audio/ogg': 'ogg' };

const headers = () => { try { return JSON.parse(document.body.getAttribute('hx-headers')) || {}; } catch { return {}; } };
const newKey = () => {
  if (crypto.randomUUID) return crypto.randomUUID();
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = b[6] & 15 | 64; b[8] = b[8] & 63 | 128;
  return [...b].map(x => x.toString(16).padStart(2, '0')).join('').replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};
const make = (name, text, set = {}) => Object.assign(document.createElement(name), { textContent: text }, set);

const send = (file, key, to, moved) => new Promise((done, failed) => {
  const request = new XMLHttpRequest();
  request.open('POST', to);
  for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
  request.setRequestHeader('Accept', 'application/json');
  request.upload.onprogress = e => e.lengthComputable && moved(e.loaded / e.total);
  request.onload = () => {
    let answer = {};
    try { answer = JSON.parse(request.responseText); } catch { /* a proxy's page */ }
    if (request.status === 201) done(answer);
    else failed({ final: request.status < 500 && request.status !== 408 && request.status !== 429, text: answer.detail });
  };
  request.onerror = request.ontimeout = () => failed({ final: false });
  request.timeout = 10 * 60 * 1000;
  const form = new FormData();
  form.append('file', file, file.name);
  form.append('key', key);
  request.send(form);
});

for (const box of document.querySelectorAll('[data-upload]')) {
  const words = box.dataset, list = box.querySelector('[data-upload-list]'), status = box.querySelector('[data-upload-status]');
  const form = box.closest('form');
  let open = 0;

  const remover = (row, name) => {
    const button = make('button', words.remove, { type: 'button', className: 'link' });
    button.append(make('span', ' ' + name, { className: 'vh' }));
    button.dataset.uploadRemove = '';
    return button;
  };

  const add = file => {
    const row = make('li', ''), what = make('span', file.name + ' '), state = make('small', words.sending), bar = make('progress', '', { max: 1, value: 0 });
    bar.setAttribute('aria-label', file.name);
    what.append(state, bar);
    row.append(what);
    list.append(row);
    const key = newKey();
    let tries = 0, waiting = 0, running = false;
    const go = async () => {
      if (running || 'uploadDone' in row.dataset || !row.isConnected) return;
      running = true;
      clearTimeout(waiting);
      row.querySelectorAll('button').forEach(b => b.remove());
      state.textContent = words.sending;
      state.className = '';
      open++;
      try {
        const answer = await send(file, key, words.upload, part => { bar.value = part; });
        bar.remove();
        state.textContent = answer.cleaned ? words.sent + ' · ' + words.cleaned : words.sent;
        what.append(make('input', '', { type: 'hidden', name: words.name, value: answer.id }));
        row.dataset.uploadDone = '';
        row.append(remover(row, file.name));
        status.textContent = file.name + ': ' + words.sent;
      } catch (fault) {
        state.textContent = fault.text || words.failed;
        state.className = 'late';
        status.textContent = file.name + ': ' + state.textContent;
        if (fault.final) { bar.remove(); row.append(remover(row, file.name)); } else {
          const again = make('button', words.again, { type: 'button', className: 'link' });
          again.onclick = go;
          row.append(again, remover(row, file.name));
          if (tries < PAUSES.length) waiting = setTimeout(go, PAUSES[tries++]);
          addEventListener('online', go, { once: true });
        }
      } finally { open--; running = false; }
    };
    go();
  };

  box.addEventListener('change', e => {
    if (e.target.type !== 'file') return;
    [...e.target.files].forEach(add);
    e.target.value = '';
  });
  box.addEventListener('click', e => {
    const button = e.target.closest('[data-upload-remove]');
    if (!button) return;
    const row = button.closest('li'), id = row.querySelector('input[type=hidden]')?.value;
    if (id) fetch(words.upload + '/' + id, { method: 'DELETE', headers: headers() }).catch(() => { /* swept away within a day */ });
    row.remove();
    box.querySelector('input[type=file]').focus();
  });
  form?.addEventListener('submit', e => {
    if (!open) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    status.textContent = words.busyText;
  }, true);

  const voice = box.querySelector('[data-upload-voice]');
  const kind = globalThis.MediaRecorder && KINDS.find(each => MediaRecorder.isTypeSupported(each));
  if (!voice || !kind || !navigator.mediaDevices) continue;
  const label = voice.querySelector('span'), start = label.textContent;
  voice.hidden = false;
  box.querySelector('[data-upload-voice-file]').hidden = true;
  let recorder = null;
  voice.addEventListener('click', async () => {
    if (recorder) { recorder.stop(); return; }
    let stream;
    try { stream = await navigator.mediaDevices.getUserMedia({ audio: true }); } catch {
      status.textContent = words.denied;
      box.querySelector('[data-upload-voice-file]').hidden = false;
      return;
    }
    const parts = [], began = Date.now();
    recorder = new MediaRecorder(stream, { mimeType: kind });
    const clock = setInterval(() => {
      const seconds = Math.floor((Date.now() - began) / 1000);
      label.textContent = `${words.stop} ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
      if (Date.now() - began > LONGEST_RECORDING) recorder?.stop();
    }, 500);
    label.textContent = words.stop;
    open++;
    recorder.ondataavailable = e => e.data.size && parts.push(e.data);
    recorder.onstop = () => {
      clearInterval(clock);
      stream.getTracks().forEach(track => track.stop());
      recorder = null;
      open--;
      label.textContent = start;
      const type = kind.split(';')[0], day = new Date(began), two = n => String(n).padStart(2, '0');
      const name = `${words.voice}-${two(day.getMonth() + 1)}${two(day.getDate())}-${two(day.getHours())}${two(day.getMinutes())}${two(day.getSeconds())}.${ENDINGS[type]}`;
      add(new File(parts, name, { type }));
    };
    recorder.start(1000);
  });
}
