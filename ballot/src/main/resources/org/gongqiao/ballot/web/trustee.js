// The trustee's side (spec 1.6 and 1.8): making a key or a share of one, proving it, decrypting, and an encrypted backup.
// Secrets are returned to the page that asked, for the trustee's own keeping, and go nowhere else.

import { Group, Refusal, bytes, hex, isBase58, natural, randomBase58, readElection, sha256, toNumber, unhex } from "./protocol.js";
import { openText, sealText } from "./sealed-text.js";

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("malformed");
  }
};

const publicShare = async (group, secret) => {
  const key = group.fixedPower(group.g, secret);
  return { pok: await group.prove(`pok|${group.label}|${key}|`, secret), public_key: String(key) };
};

/** A single trustee's key: the secret text to keep, the public text to hand in. */
export async function makeKey(groupLabel) {
  const group = new Group(groupLabel);
  const secret = group.random();
  return { secret: JSON.stringify(String(secret)), public: JSON.stringify(await publicShare(group, secret)) };
}

// --- key ceremony of a threshold group

const contextOf = (ceremony, index) => ({ group: ceremony.group, size: ceremony.size, threshold: ceremony.threshold, index });

async function participant(ceremony, seed) {
  const group = new Group(ceremony.group);
  const signing = toNumber(await sha256(`sk|${seed}`)) % group.q;
  const decryption = toNumber(await sha256(`dk|${seed}`)) % group.q;
  return { group, signing, decryption };
}

const signed = async (group, message, secret) => ({ message, signature: await group.sign(message, secret) });

async function readCertificates(group, ceremony, texts) {
  if (texts.length !== ceremony.size) {
    throw new Refusal("certificates");
  }
  const certificates = [];
  for (let i = 0; i < texts.length; i++) {
    const { message, signature } = parse(texts[i]);
    const { verification, encryption } = parse(message);
    const expected = JSON.stringify({ context: contextOf(ceremony, i + 1), verification, encryption });
    const key = natural(verification);
    if (message !== expected || !group.isElement(key) || !group.isElement(natural(encryption)) || !await group.signs(message, signature, key)) {
      throw new Refusal("certificate", String(i + 1));
    }
    certificates.push({ signed: { message, signature }, verification: key, encryption: natural(encryption) });
  }
  return certificates;
}

const signedText = (certificates, coefficients) =>
  `certs_sig|${JSON.stringify({ certs: certificates.map((c) => c.signed), coefexps: coefficients.map(String) })}`;

async function aesKey(number, use) {
  return crypto.subtle.importKey("raw", await sha256(`key|${number}`), "AES-GCM", false, [use]);
}

async function seal(group, signing, recipient, message) {
  const text = JSON.stringify(await signed(group, JSON.stringify({ recipient: String(recipient), message }), signing));
  const r = group.random();
  const number = group.fixedPower(group.g, group.random());
  const alpha = group.fixedPower(group.g, r);
  const beta = group.multiply(group.power(recipient, r), number);
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv: await sha256(`iv|${alpha}`) }, await aesKey(number, "encrypt"), bytes(text));
  return { algorithm: "AES-GCM", alpha: String(alpha), beta: String(beta), data: hex(new Uint8Array(data)) };
}

async function open(group, decryption, recipient, sender, sealed) {
  const alpha = natural(sealed.alpha);
  const beta = natural(sealed.beta);
  if (sealed.algorithm !== "AES-GCM" || !group.isElement(alpha) || !group.isElement(beta)) {
    throw new Refusal("message");
  }
  const number = group.multiply(beta, group.power(alpha, group.q - decryption));
  let text;
  try {
    text = await crypto.subtle.decrypt({ name: "AES-GCM", iv: await sha256(`iv|${alpha}`) }, await aesKey(number, "decrypt"), unhex(sealed.data));
  } catch {
    throw new Refusal("message");
  }
  const { message, signature } = parse(new TextDecoder().decode(text));
  const content = parse(message);
  if (!await group.signs(message, signature, sender) || content.recipient !== String(recipient)) {
    throw new Refusal("message");
  }
  return parse(content.message);
}

/** Step 1. `ceremony` is {group, size, threshold}; the seed is to be kept until the end, the certificate goes to all. */
export async function makeCertificate(ceremony, index, seed = randomBase58(22)) {
  if (!isBase58(seed) || seed.length !== 22) {
    throw new Refusal("malformed");
  }
  const { group, signing, decryption } = await participant(ceremony, seed);
  const message = JSON.stringify({
    context: contextOf(ceremony, index),
    verification: String(group.fixedPower(group.g, signing)),
    encryption: String(group.fixedPower(group.g, decryption)),
  });
  return { seed, certificate: JSON.stringify(await signed(group, message, signing)) };
}

const valueAt = (group, polynomial, x) => polynomial.reduceRight((value, a) => (value * BigInt(x) + a) % group.q, 0n);

const commitmentAt = (group, commitments, x) =>
  commitments.reduceRight((value, a) => group.multiply(group.power(value, BigInt(x)), a), 1n);

/** Step 2, once all certificates are in: the polynomial, of which each trustee gets one encrypted value. */
export async function makePolynomial(ceremony, index, seed, certificateTexts, progress = () => {}) {
  const { group, signing } = await participant(ceremony, seed);
  const certificates = await readCertificates(group, ceremony, certificateTexts);
  const polynomial = Array.from({ length: ceremony.threshold }, () => group.random());
  const own = await seal(group, signing, certificates[index - 1].encryption, JSON.stringify({ polynomial: polynomial.map(String) }));
  const secrets = [];
  for (let j = 1; j <= ceremony.size; j++) {
    const secret = JSON.stringify({ secret: String(valueAt(group, polynomial, j)) });
    secrets.push(await seal(group, signing, certificates[j - 1].encryption, secret));
    progress(j, ceremony.size);
  }
  const commitments = polynomial.map((a) => group.fixedPower(group.g, a));
  const coefexps = await signed(group, JSON.stringify({ coefexps: commitments.map(String) }), signing);
  const signature = await group.sign(signedText(certificates, commitments), signing);
  return JSON.stringify({ polynomial: own, secrets, coefexps, signature });
}

/** Step 3: opens and checks what the others sent; the secret is the trustee's share of the key. */
export async function finishShare(ceremony, index, seed, certificateTexts, input, progress = () => {}) {
  const { group, signing, decryption } = await participant(ceremony, seed);
  const certificates = await readCertificates(group, ceremony, certificateTexts);
  const { secrets, coefexps, signatures } = parse(input);
  if (secrets?.length !== ceremony.size || coefexps?.length !== ceremony.size || signatures?.length !== ceremony.size) {
    throw new Refusal("malformed");
  }
  const me = certificates[index - 1].encryption;
  let sum = 0n;
  for (let i = 0; i < ceremony.size; i++) {
    const { verification } = certificates[i];
    const { message, signature } = coefexps[i];
    const commitments = parse(message).coefexps.map(natural);
    if (commitments.length !== ceremony.threshold || !commitments.every((a) => group.isElement(a))
      || !await group.signs(message, signature, verification) || !await group.signs(signedText(certificates, commitments), signatures[i], verification)) {
      throw new Refusal("polynomial", String(i + 1));
    }
    const secret = natural((await open(group, decryption, me, verification, secrets[i])).secret);
    if (secret >= group.q || group.fixedPower(group.g, secret) !== commitmentAt(group, commitments, index)) {
      throw new Refusal("share", String(i + 1));
    }
    sum = (sum + secret) % group.q;
    progress(i + 1, ceremony.size);
  }
  const kept = JSON.stringify({ decryption_key: String(sum) });
  const share = await publicShare(group, sum);
  const message = {
    private_key: await seal(group, signing, me, kept),
    public_key: { ...share, signature: await group.sign(share.public_key, signing) },
  };
  return { secret: kept, message: JSON.stringify(message) };
}

/** The share once more, from the seed and from what {@link finishShare} sealed to its owner, for who has kept only the seed. */
export async function openShare(ceremony, index, seed, certificateTexts, message) {
  const { group, decryption } = await participant(ceremony, seed);
  const certificates = await readCertificates(group, ceremony, certificateTexts);
  const { verification, encryption } = certificates[index - 1];
  if (group.fixedPower(group.g, decryption) !== encryption) {
    throw new Refusal("seed");
  }
  const { decryption_key } = await open(group, decryption, encryption, verification, parse(message).private_key);
  return JSON.stringify({ decryption_key });
}

/** Whether a kept key is the one behind this verification key. */
export async function fitsKey(groupLabel, secretText, publicKey) {
  const group = new Group(groupLabel);
  return group.fixedPower(group.g, readKey(secretText, group)) === natural(publicKey);
}

// --- decryption

function readKey(text, group) {
  const value = parse(text);
  const secret = natural(typeof value === "string" ? value : value.decryption_key);
  if (secret === 0n || secret >= group.q) {
    throw new Refusal("key");
  }
  return secret;
}

/**
 * Decrypts a published tally. `secretText` is what {@link makeKey} or {@link finishShare} returned. Numbers that are no elements
 * are refused: raising them to the key would give some of it away.
 */
export async function decrypt(electionText, tallyText, secretText, progress = () => {}) {
  const election = await readElection(electionText);
  const { group } = election;
  const secret = readKey(secretText, group);
  const prefix = `decrypt|${election.fingerprint}|${group.fixedPower(group.g, secret)}|`;
  const tally = parse(tallyText);
  const total = tally.flat().length;
  const decryption_factors = [];
  const decryption_proofs = [];
  let done = 0;
  for (const question of tally) {
    const factors = [];
    const proofs = [];
    for (const item of question) {
      const alpha = natural(item.alpha);
      if (!group.isElement(alpha)) {
        throw new Refusal("tally");
      }
      const w = group.random();
      const challenge = await group.hash(prefix, group.fixedPower(group.g, w), group.power(alpha, w));
      factors.push(String(group.power(alpha, secret)));
      proofs.push({ challenge: String(challenge), response: String(group.reduce(w - secret * challenge)) });
      progress(++done, total);
    }
    decryption_factors.push(factors);
    decryption_proofs.push(proofs);
  }
  return JSON.stringify({ decryption_factors, decryption_proofs });
}

// --- backup

const FORMAT = "gongqiao-trustee-key-1";

/** The key encrypted with a password, to be offered for download. */
export const sealBackup = (secretText, password) => sealText(FORMAT, secretText, password);

/** The key from a backup; refuses a wrong password. */
export const openBackup = (backupText, password) => openText(FORMAT, backupText, password);
