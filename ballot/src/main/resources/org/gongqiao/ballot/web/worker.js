// Does the long work beside the page. Messages: {id, task, values} in; {id, done, total}, {id, result} or {id, refusal, detail} out.

import { makeBallot } from "./voter.js";
import { makeCredentials, openCredentials, publicList, sealCredentials } from "./registrar.js";
import { decrypt, finishShare, fitsKey, makeCertificate, makeKey, makePolynomial, openBackup, openShare, sealBackup } from "./trustee.js";

const tasks = {
  makeBallot,
  makeKey, makeCertificate, makePolynomial, finishShare, openShare, fitsKey, decrypt, sealBackup, openBackup,
  makeCredentials, publicList, sealCredentials, openCredentials,
};
const reporting = new Set(["makeBallot", "makePolynomial", "finishShare", "decrypt", "makeCredentials", "publicList"]);

self.onmessage = async ({ data: { id, task, values } }) => {
  try {
    const progress = (done, total) => self.postMessage({ id, done, total });
    const result = await tasks[task](...values, ...(reporting.has(task) ? [progress] : []));
    self.postMessage({ id, result });
  } catch (failure) {
    self.postMessage({ id, refusal: failure.code ?? "defect", detail: failure.detail ?? String(failure) });
  }
};
