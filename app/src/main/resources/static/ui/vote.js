// The voter's page of a board. The credential and the choices stay in this page; what leaves it is the encrypted ballot, without
// cookie, referrer or any other trace of who sends it.

for (const link of document.querySelectorAll("a[data-keep]")) {
  link.addEventListener("click", () => {
    if (kept) {
      link.hash = kept;
    }
  });
}

const root = document.querySelector("[data-vote]");
let kept = "";
if (root && typeof BigInt === "function" && window.isSecureContext && crypto.subtle) {
  start();
}

function start() {
  const words = Object.fromEntries([...root.querySelectorAll("[data-word]")].map((word) => [word.dataset.word, word.textContent]));
  const credential = root.querySelector("#credential");
  const questions = [...root.querySelectorAll("[data-question]")];
  let ballot = null;
  let tools = null;

  takeFragment();
  window.addEventListener("hashchange", takeFragment);
  for (const question of questions) {
    question.addEventListener("change", (event) => exclude(question, event.target));
  }
  const tasks = { review, change: () => show("fill"), cast, again: send, leave };
  for (const button of root.querySelectorAll("[data-do]")) {
    button.addEventListener("click", () => tasks[button.dataset.do]());
  }
  window.addEventListener("beforeunload", (event) => {
    if (ballot && step() !== "done") {
      event.preventDefault();
    }
  });
  // Loaded while the voter reads, so that a slow network is waited for once.
  load().catch(() => {});
  show("fill", false);

  /** The slip's code stands behind the # of its address, which no browser sends; it leaves the address bar at once. */
  function takeFragment() {
    const code = decodeURIComponent(location.hash.slice(1));
    if (/^[1-9A-HJ-NP-Za-km-z-]{15,25}$/.test(code)) {
      kept = code;
      credential.value = code;
      history.replaceState(null, "", location.pathname + location.search);
    }
  }

  async function load() {
    if (!tools) {
      const [library, answer] = await Promise.all([import(root.dataset.ballot), fetch(root.dataset.election, { credentials: "omit" })]);
      if (!answer.ok) {
        throw new Error("election");
      }
      tools = { library, election: await answer.text() };
    }
    return tools;
  }

  function step() {
    return root.querySelector("[data-step]:not([hidden])").dataset.step;
  }

  function show(name, focus = true) {
    for (const part of root.querySelectorAll("[data-step]")) {
      part.hidden = part.dataset.step !== name;
    }
    if (focus) {
      const part = root.querySelector(`[data-step="${name}"]`);
      (part.hasAttribute("tabindex") ? part : credential).focus();
      part.scrollIntoView({ block: "start" });
    }
  }

  function fault(element, error, text) {
    error.textContent = text;
    error.hidden = !text;
    if (text) {
      element.setAttribute("aria-invalid", "true");
    } else {
      element.removeAttribute("aria-invalid");
    }
  }

  /** A blank vote and a choice exclude each other. */
  function exclude(question, changed) {
    if (changed.checked && changed.type === "checkbox") {
      for (const box of question.querySelectorAll("[data-answer]")) {
        if (box !== changed && (box.dataset.answer === "blank") !== (changed.dataset.answer === "blank")) {
          box.checked = false;
        }
      }
    }
  }

  /** Zeros and ones, the blank place first where there is one. */
  function vote(question) {
    const answers = [...question.querySelectorAll('[data-answer=""]')].map((box) => (box.checked ? 1 : 0));
    const blank = question.querySelector('[data-answer="blank"]');
    return blank ? [blank.checked ? 1 : 0, ...answers] : answers;
  }

  function problem(question) {
    const chosen = [...question.querySelectorAll('[data-answer=""]')].filter((box) => box.checked).length;
    if (question.querySelector('[data-answer="blank"]')?.checked) {
      return chosen > 0 ? words.blankAlone : "";
    }
    if (chosen > Number(question.dataset.most)) {
      return words.tooMany;
    }
    return chosen < Number(question.dataset.least) ? words.tooFew : "";
  }

  async function review() {
    let first = null;
    let codeFault = "";
    try {
      const { library } = await load();
      library.readCredential(credential.value);
    } catch (failure) {
      codeFault = failure.code === "credential" ? (credential.value.trim() ? words.credential : words.missing) : words.network;
    }
    fault(credential, root.querySelector("#credential-error"), codeFault);
    if (codeFault) {
      first = credential;
    }
    for (const question of questions) {
      const text = problem(question);
      fault(question, question.querySelector(".error"), text);
      if (text && !first) {
        first = question.querySelector("[data-answer]");
      }
    }
    if (first) {
      first.focus();
      return;
    }
    const summary = root.querySelector("[data-summary]");
    summary.replaceChildren();
    for (const question of questions) {
      const term = document.createElement("dt");
      term.textContent = question.querySelector("legend").textContent;
      const value = document.createElement("dd");
      const chosen = [...question.querySelectorAll("[data-answer]")].filter((box) => box.checked).map((box) => box.labels[0].textContent);
      value.textContent = chosen.join(" · ") || words.none;
      summary.append(term, value);
    }
    show("review");
  }

  async function cast() {
    show("work");
    const bar = root.querySelector("[data-progress]");
    bar.removeAttribute("value");
    try {
      const { library, election } = await load();
      ballot = await encrypt(library, [election, credential.value, questions.map(vote)], (done, total) => {
        bar.max = total;
        bar.value = done;
      });
    } catch (failure) {
      ballot = null;
      fail(failure.code === undefined ? words.network : words[failure.code] ?? words.defect, false);
      return;
    }
    await send();
  }

  /** In a worker, so that the page stays alive; an old browser that knows no module workers does it in the page. */
  async function encrypt(library, values, progress) {
    const worker = new library.BallotWorker();
    try {
      return await worker.run("makeBallot", values, progress);
    } catch (failure) {
      if (failure.code !== "defect") {
        throw failure;
      }
      const voter = await import(new URL("./voter.js", new URL(root.dataset.ballot, location.href)));
      return voter.makeBallot(...values, progress);
    } finally {
      worker.close();
    }
  }

  /** The same ballot may be sent any number of times; it lies on the board once. */
  async function send() {
    show("work");
    let answer;
    try {
      answer = await fetch(root.dataset.cast, {
        method: "POST", body: ballot.ballot, credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store",
        headers: { "Content-Type": "application/json" },
      });
    } catch {
      fail(words.network, true);
      return;
    }
    if (answer.ok) {
      done((await answer.json()).tracker);
      return;
    }
    const mayRepeat = answer.status >= 500 || answer.status === 429;
    let text = words.server;
    try {
      text = (await answer.json()).detail ?? text;
    } catch {
      // A proxy's own page says nothing that a voter could use.
    }
    fail(text, mayRepeat);
  }

  function fail(text, mayRepeat) {
    root.querySelector("[data-failure]").textContent = text;
    root.querySelector('[data-do="again"]').hidden = !mayRepeat;
    if (!mayRepeat) {
      ballot = null;
    }
    show("failed");
  }

  function done(tracker) {
    if (tracker !== ballot.tracker) {
      fail(words.defect, false);
      return;
    }
    root.querySelector("[data-tracker]").textContent = tracker;
    const find = root.querySelector("[data-find]");
    const english = document.documentElement.lang === "en" ? "lang=en&" : "";
    find.href = `${root.dataset.list}?${english}tracker=${encodeURIComponent(tracker)}`;
    const save = root.querySelector("[data-save]");
    save.href = URL.createObjectURL(new Blob([`${document.querySelector("h1").textContent}\n${new URL(root.dataset.list, location.href)}\n${tracker}\n`],
      { type: "text/plain" }));
    ballot = null;
    // The board has grown since the page was made.
    for (const last of document.querySelectorAll("[data-last]")) {
      last.hidden = true;
    }
    show("done");
  }

  /** Nothing of the vote stays on a phone that is handed on. */
  function leave() {
    kept = "";
    credential.value = "";
    for (const box of root.querySelectorAll("[data-answer]")) {
      box.checked = false;
    }
    root.querySelector("[data-summary]").replaceChildren();
    root.querySelector("[data-tracker]").textContent = "";
    show("fill");
  }
}
