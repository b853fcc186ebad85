// The voter's side of a verifiable ballot (spec 1.5 and 1.7): derives the key of the credential, encrypts the choices, proves
// that they are allowed, signs, and computes the tracker. Nothing secret leaves this module.

import { Refusal, base58Digit, base58Value, bytes, fingerprint, hex, isBase58, readElection, sha256, toNumber } from "./protocol.js";

const OLD_DIGITS = 14;
const CHECK_BASE = 53;

function grouped(digits, sizes) {
  let at = 0;
  return sizes.map((size) => digits.slice(at, at += size)).join("-");
}

/** The credential as it is printed, from what was typed; refuses what has neither of the two forms. */
export function readCredential(typed) {
  const digits = typed.trim().replaceAll("-", "");
  if (isBase58(digits) && digits.length === 22) {
    return grouped(digits, [5, 6, 5, 6]);
  }
  if (isBase58(digits) && digits.length === OLD_DIGITS + 1) {
    let rest = 0;
    for (let i = 0; i < OLD_DIGITS; i++) {
      rest = (rest * 58 + base58Value(digits[i])) % CHECK_BASE;
    }
    if (digits[OLD_DIGITS] === base58Digit(CHECK_BASE - rest)) {
      return grouped(digits, [3, 3, 3, 3, 3]);
    }
  }
  throw new Refusal("credential");
}

/** The secret exponent of a credential in one election. */
export async function credentialSecret(typed, uuid, group) {
  const text = readCredential(typed);
  if (text.length === 25) {
    const first = hex(await sha256(`derive_credential|${uuid}|0|${text}`));
    const second = hex(await sha256(`derive_credential|${uuid}|1|${text}`));
    return BigInt("0x" + first + second) % group.q;
  }
  const key = await crypto.subtle.importKey("raw", bytes(text), "PBKDF2", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt: bytes(uuid), iterations: 1000 }, key, 256);
  return toNumber(new Uint8Array(bits)) % group.q;
}

/** Whether a vector of zeros and ones is a vote the question allows; the blank place comes first. */
export function allows(question, vote) {
  const slots = question.answers.length + (question.blank ? 1 : 0);
  if (!Array.isArray(vote) || vote.length !== slots || !vote.every((m) => m === 0 || m === 1)) {
    return false;
  }
  const sum = vote.reduce((a, b) => a + b, 0);
  return question.blank && vote[0] === 1 ? sum === 1 : sum >= question.min && sum <= question.max;
}

/** One of several claims is true; the others are simulated. Needs powers of g and y only. */
class Disjunction {
  constructor(group, y, truth) {
    this.group = group;
    this.y = y;
    this.truth = truth;
    this.branches = [];
    this.commitments = [];
  }

  /** The next claim: the ciphertext made with randomness r, which holds m, holds `claim`. */
  branch(r, m, claim) {
    const { group, y } = this;
    const challenge = group.random();
    const response = group.random();
    const isTrue = this.branches.length === this.truth;
    const exponent = isTrue ? response : group.reduce(response + r * challenge);
    const shift = isTrue ? 0n : group.reduce(BigInt(m - claim) * challenge);
    if (isTrue) {
      this.secret = r;
    }
    this.branches.push({ challenge, response });
    this.commitments.push(group.fixedPower(group.g, exponent),
      group.multiply(group.fixedPower(y, exponent), group.fixedPower(group.g, shift)));
    return this;
  }

  async finish(prefix) {
    const { group, branches, truth } = this;
    let rest = await group.hash(prefix, ...this.commitments);
    branches.forEach((branch, i) => {
      rest -= i === truth ? 0n : branch.challenge;
    });
    const own = branches[truth];
    own.challenge = group.reduce(rest);
    own.response = group.reduce(own.response - this.secret * own.challenge);
    return branches.map(({ challenge, response }) => ({ challenge: String(challenge), response: String(response) }));
  }
}

async function answer(group, y, question, vote, start, step) {
  const ciphertexts = [];
  const randomness = [];
  const individual_proofs = [];
  for (const m of vote) {
    const r = group.random();
    const alpha = group.fixedPower(group.g, r);
    const mask = group.fixedPower(y, r);
    const beta = m === 1 ? group.multiply(mask, group.g) : mask;
    randomness.push(r);
    ciphertexts.push([alpha, beta]);
    individual_proofs.push(await new Disjunction(group, y, m).branch(r, m, 0).branch(r, m, 1).finish(`prove|${start}|${alpha},${beta}|`));
    step();
  }
  const choices = ciphertexts.map(([alpha, beta]) => ({ alpha: String(alpha), beta: String(beta) }));
  const all = `${start}|${ciphertexts.flat().join(",")}|`;
  const first = question.blank ? 1 : 0;
  const sum = vote.slice(first).reduce((a, b) => a + b, 0);
  const r = group.reduce(randomness.slice(first).reduce((a, b) => a + b, 0n));
  const { min, max } = question;
  if (!question.blank) {
    const overall = new Disjunction(group, y, sum - min);
    for (let m = min; m <= max; m++) {
      overall.branch(r, sum, m);
    }
    const [alpha, beta] = ciphertexts.reduce(([a, b], [c, d]) => [group.multiply(a, c), group.multiply(b, d)]);
    return { choices, individual_proofs, overall_proof: await overall.finish(`prove|${all}${alpha},${beta}|`) };
  }
  const isBlank = vote[0] === 1;
  const blank = new Disjunction(group, y, isBlank ? 1 : 0).branch(randomness[0], vote[0], 0).branch(r, sum, 0);
  const overall = new Disjunction(group, y, isBlank ? 0 : 1 + sum - min).branch(randomness[0], vote[0], 1);
  for (let m = min; m <= max; m++) {
    overall.branch(r, sum, m);
  }
  return {
    choices,
    individual_proofs,
    overall_proof: await overall.finish(`bproof1|${all}`),
    blank_proof: await blank.finish(`bproof0|${all}`),
  };
}

/**
 * Makes a ballot.
 *
 * @param electionText the election record, exactly as published
 * @param credential the voter's secret credential, as typed
 * @param votes for each question a list of zeros and ones, the blank place first where there is one
 * @param progress called with (done, total)
 * @returns the ballot text and its tracker
 */
export async function makeBallot(electionText, credential, votes, progress = () => {}) {
  const election = await readElection(electionText);
  const { group, key, uuid } = election;
  if (votes.length !== election.questions.length) {
    throw new Refusal("vote");
  }
  election.questions.forEach((question, i) => {
    if (question.type && question.type !== "Homomorphic") {
      throw new Refusal("question", String(i + 1));
    }
    if (!allows(question, votes[i])) {
      throw new Refusal("vote", String(i + 1));
    }
  });
  const secret = await credentialSecret(credential, uuid, group);
  // Two tables cost about as much as twenty choices.
  const total = 20 + votes.flat().length;
  let done = 0;
  group.fixedPower(group.g, 1n);
  progress(done += 10, total);
  group.fixedPower(key, 1n);
  progress(done += 10, total);
  const publicCredential = group.fixedPower(group.g, secret);
  const start = `${election.fingerprint}|${publicCredential}`;
  const answers = [];
  for (let i = 0; i < votes.length; i++) {
    answers.push(await answer(group, key, election.questions[i], votes[i], start, () => progress(++done, total)));
  }
  const ballot = { election_uuid: uuid, election_hash: election.fingerprint, credential: String(publicCredential), answers };
  const hash = await fingerprint(JSON.stringify(ballot));
  ballot.signature = { hash, proof: await group.prove(`sig|${hash}|`, secret) };
  const text = JSON.stringify(ballot);
  return { ballot: text, tracker: await fingerprint(text) };
}
