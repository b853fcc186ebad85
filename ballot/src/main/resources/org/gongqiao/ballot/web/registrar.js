// The registrars' side (spec 1.5): making voters' credentials, the public list of them, and the sealed file from which a lost slip
// is printed again. What joins a voter and a credential stays in the browser and in that file.

import { Group, Refusal, fingerprint, randomBase58 } from "./protocol.js";
import { credentialSecret, readCredential } from "./voter.js";
import { openText, sealText } from "./sealed-text.js";

const FORMAT = "gongqiao-credentials-1";
const LIGHT = 2 ** 30;

/** The public list of some credentials: sorted, so that it says nothing of the order in which they were made. */
export async function publicList(groupLabel, uuid, codes, weights, progress = () => {}) {
  if (codes.length === 0 || codes.length !== weights.length) {
    throw new Refusal("malformed");
  }
  const group = new Group(groupLabel);
  const entries = [];
  for (let i = 0; i < codes.length; i++) {
    const weight = weights[i];
    if (!Number.isSafeInteger(weight) || weight < 1 || weight >= LIGHT) {
      throw new Refusal("weight", String(i + 1));
    }
    entries.push({ key: group.fixedPower(group.g, await credentialSecret(codes[i], uuid, group)), weight });
    progress(i + 1, codes.length);
  }
  entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  if (entries.some((entry, i) => i > 0 && entry.key === entries[i - 1].key)) {
    throw new Refusal("repeated");
  }
  const text = JSON.stringify(entries.map(({ key, weight }) => (weight === 1 ? String(key) : `${key},${weight}`)));
  return { list: text, fingerprint: await fingerprint(text) };
}

/** A new secret credential for each weight, in the same order, and their public list. */
export async function makeCredentials(groupLabel, uuid, weights, progress = () => {}) {
  const codes = weights.map(() => readCredential(randomBase58(22)));
  return { codes, ...await publicList(groupLabel, uuid, codes, weights, progress) };
}

/** The secret list {uuid, electors: [{name, weight, code}…]}, as a file. */
export const sealCredentials = (content, password) => sealText(FORMAT, JSON.stringify(content), password);

/** The secret list from its file; refuses the file of another vote. */
export async function openCredentials(file, password, uuid) {
  const content = JSON.parse(await openText(FORMAT, file, password));
  if (content.uuid !== uuid) {
    throw new Refusal("otherVote");
  }
  return content;
}
