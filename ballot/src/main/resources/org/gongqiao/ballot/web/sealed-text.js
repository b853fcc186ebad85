// A text encrypted with a password, to be kept as a file. The label says what it holds and is bound to it.

import { Refusal, base64, bytes, unbase64 } from "./protocol.js";

const ROUNDS = 600_000;
const MOST_ROUNDS = 10_000_000;

async function keyOf(password, salt, rounds, use) {
  const material = await crypto.subtle.importKey("raw", bytes(password), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds }, material, { name: "AES-GCM", length: 256 }, false, [use]);
}

const base64Of = (array) => {
  let text = "";
  // In pieces, since a call takes only so many arguments.
  for (let at = 0; at < array.length; at += 30_000) {
    text += String.fromCharCode(...array.subarray(at, at + 30_000));
  }
  return btoa(text);
};

/** The text as a file that only the password opens. */
export async function sealText(format, text, password) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyOf(password, salt, ROUNDS, "encrypt");
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: bytes(format) }, key, bytes(text));
  return JSON.stringify({ format, rounds: ROUNDS, salt: base64(salt), nonce: base64(nonce), data: base64Of(new Uint8Array(data)) });
}

/** The text from its file; refuses another kind of file, and a wrong password. */
export async function openText(format, file, password) {
  let sealed;
  try {
    sealed = JSON.parse(file);
  } catch {
    throw new Refusal("malformed");
  }
  const { rounds, salt, nonce, data } = sealed;
  if (sealed.format !== format || !Number.isInteger(rounds) || rounds < 1 || rounds > MOST_ROUNDS) {
    throw new Refusal("malformed");
  }
  let key;
  let content;
  try {
    key = await keyOf(password, unbase64(salt), rounds, "decrypt");
    content = { nonce: unbase64(nonce), data: unbase64(data) };
  } catch {
    throw new Refusal("malformed");
  }
  try {
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: content.nonce, additionalData: bytes(format) }, key, content.data);
    return new TextDecoder().decode(plain);
  } catch {
    throw new Refusal("password");
  }
}
