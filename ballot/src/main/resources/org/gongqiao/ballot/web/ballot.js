// What a page calls: every task of the voter and the trustee, done in a worker so that the page stays alive.

import { Refusal } from "./protocol.js";

export { Refusal };
export { allows, readCredential } from "./voter.js";

/** A worker for ballots and keys. */
export class BallotWorker {
  #worker;
  #waiting = new Map();
  #next = 0;

  constructor(url = new URL("./worker.js", import.meta.url)) {
    this.#worker = new Worker(url, { type: "module" });
    this.#worker.onmessage = ({ data }) => this.#receive(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#failAll(event.message);
    };
  }

  #receive({ id, done, total, result, refusal, detail }) {
    const job = this.#waiting.get(id);
    if (total !== undefined) {
      job.progress?.(done, total);
      return;
    }
    this.#waiting.delete(id);
    if (refusal === undefined) {
      job.resolve(result);
    } else {
      job.reject(new Refusal(refusal, detail));
    }
  }

  #failAll(message) {
    for (const job of this.#waiting.values()) {
      job.reject(new Refusal("defect", message));
    }
    this.#waiting.clear();
  }

  /** Runs a task by name, with the parameters the function of that name in voter.js or trustee.js has. */
  run(task, values, progress) {
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      this.#waiting.set(id, { resolve, reject, progress });
      this.#worker.postMessage({ id, task, values });
    });
  }

  close() {
    this.#worker.terminate();
    this.#failAll("closed");
  }
}
