// Groups, hashes and proofs of the Belenios protocol, version 1, for the browser. Section numbers are those of docs/spec/ballot.md.
// Needs BigInt and WebCrypto, so a secure context (https or localhost). Works in pages and in workers.

const RFC = BigInt("0xFFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD"
  + "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE64928"
  + "6651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08"
  + "CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA051015728E5A8AAC"
  + "AA68FFFFFFFFFFFFFFFF");

const GROUPS = {
  "BELENIOS-2048": {
    p: BigInt("20694785691422546401013643657505008064922989295751104097100884787057374219242717401922237254497684338129066633"
      + "13807895840496005438963628979639303877390572280360597374942767137677761889858987273586504908116709931053586778"
      + "09800307904916540637771737641986785272734744763418356000356983051931442845617019110007867373073335641239717328"
      + "97913240474578834468260652327974647951137672658693582180046317922073668860052627186363386088796882120769432366"
      + "14949100292344434637322214588410058642105024212036543356120132048111885240873107701415166620016231317716937218"
      + "9248078507711827842317498073276598828825169183103125680162072880719"),
    q: BigInt("78571733251071885079927659812671450121821421258408794611510081919805623223441"),
    g: BigInt("24023526775018522092276877035323999327122876573783649165100753187876632741463532193202856761552696787996946682"
      + "98749389095083896573425601900601068477164491735474137283104610458681314511781646755400527402889846139864532661"
      + "21505579709716201616827031288643245666383486363578210615491841998253431518974065818686865115135857641013888221"
      + "53960160432288436039309893336627728484065931384060102316750957637779826651036068224066350766977640253462537730"
      + "85133173495194248967754052573659049492477631475991575198775177711481490920456600205478127054728238140972518639"
      + "858334115700568353695553423781475582491896050296680037745308460627"),
  },
  "RFC-3526-2048": { p: RFC, q: RFC >> 1n, g: 2n },
};

/** Something the person at the browser or the other side did wrong; `code` names the message to show. */
export class Refusal extends Error {
  constructor(code, detail = "") {
    super(detail ? `${code}: ${detail}` : code);
    this.code = code;
    this.detail = detail;
  }
}

const encoder = new TextEncoder();

export const bytes = (text) => encoder.encode(text);

export const hex = (array) => Array.from(array, (b) => b.toString(16).padStart(2, "0")).join("");

export const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));

export const base64 = (array) => btoa(String.fromCharCode(...array));

export const unbase64 = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

export const toNumber = (array) => (array.length === 0 ? 0n : BigInt("0x" + hex(array)));

/** SHA-256 of a text or of bytes. */
export async function sha256(content) {
  const data = typeof content === "string" ? bytes(content) : content;
  return new Uint8Array(await crypto.subtle.digest("SHA-256", data));
}

/** Base64 without padding, as fingerprints and trackers are written. */
export async function fingerprint(content) {
  return base64(await sha256(content)).replace(/=+$/, "");
}

/** A decimal number as the protocol writes it, or a refusal. */
export function natural(text) {
  if (typeof text !== "string" || !/^(0|[1-9][0-9]{0,619})$/.test(text)) {
    throw new Refusal("malformed");
  }
  return BigInt(text);
}

const WINDOW = 5n;
const WINDOW_SIZE = 32;

/** A group, with tables for the bases that are raised to many powers. */
export class Group {
  #tables = new Map();

  constructor(label) {
    if (!Object.hasOwn(GROUPS, label)) {
      throw new Refusal("group", label);
    }
    this.label = label;
    Object.assign(this, GROUPS[label]);
    this.bits = this.q.toString(2).length;
  }

  multiply(a, b) {
    return (a * b) % this.p;
  }

  /** Exponents are taken modulo q, from 0 up. */
  reduce(exponent) {
    const rest = exponent % this.q;
    return rest < 0n ? rest + this.q : rest;
  }

  power(base, exponent) {
    const { p } = this;
    let result = 1n;
    for (const digit of exponent.toString(16)) {
      for (let i = 0; i < 4; i++) {
        result = (result * result) % p;
      }
      const value = parseInt(digit, 16);
      for (let bit = 3; bit >= 0 && value > 0; bit--) {
        if (value >> bit & 1) {
          result = (result * this.#small(base, 1 << bit)) % p;
        }
      }
    }
    return result;
  }

  #smallBase = null;
  #smallPowers = [];

  #small(base, exponent) {
    if (this.#smallBase !== base) {
      this.#smallBase = base;
      this.#smallPowers = [];
      let power = base;
      for (let e = 1; e <= 8; e *= 2) {
        this.#smallPowers[e] = power;
        power = (power * power) % this.p;
      }
    }
    return this.#smallPowers[exponent];
  }

  /** base^exponent for a base that comes often; its table is made at the first call. */
  fixedPower(base, exponent) {
    let table = this.#tables.get(base);
    if (!table) {
      table = this.#table(base);
      this.#tables.set(base, table);
    }
    let result = 1n;
    for (let window = 0, rest = exponent; rest > 0n; window++, rest >>= WINDOW) {
      const digit = Number(rest & (BigInt(WINDOW_SIZE) - 1n));
      if (digit !== 0) {
        result = (result * table[window][digit]) % this.p;
      }
    }
    return result;
  }

  #table(base) {
    const { p } = this;
    const table = [];
    let start = base;
    for (let bit = 0; bit < this.bits; bit += Number(WINDOW)) {
      const row = [1n, start];
      for (let d = 2; d < WINDOW_SIZE; d++) {
        row.push((row[d - 1] * start) % p);
      }
      table.push(row);
      start = (row[WINDOW_SIZE - 1] * start) % p;
    }
    return table;
  }

  isElement(x) {
    return x >= 0n && x < this.p && this.power(x, this.q) === 1n;
  }

  /** A uniform exponent; 16 bytes more than needed make the bias vanish. */
  random() {
    const array = crypto.getRandomValues(new Uint8Array(Math.ceil(this.bits / 8) + 16));
    return toNumber(array) % this.q;
  }

  /** A prefix and a list of numbers, hashed to an exponent (1.1). */
  async hash(prefix, ...numbers) {
    return toNumber(await sha256(prefix + numbers.join(","))) % this.q;
  }

  /** Proof of knowledge of a discrete logarithm. */
  async prove(prefix, secret) {
    const w = this.random();
    const challenge = await this.hash(prefix, this.fixedPower(this.g, w));
    return { challenge: String(challenge), response: String(this.reduce(w - secret * challenge)) };
  }

  async proves(prefix, proof, key) {
    const challenge = natural(proof.challenge);
    const response = natural(proof.response);
    if (challenge >= this.q || response >= this.q) {
      return false;
    }
    const commitment = this.multiply(this.fixedPower(this.g, response), this.power(key, challenge));
    return challenge === await this.hash(prefix, commitment);
  }

  sign(message, secret) {
    return this.prove(`sigmsg|${message}|`, secret);
  }

  signs(message, signature, key) {
    return this.proves(`sigmsg|${message}|`, signature, key);
  }
}

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

export const isBase58 = (text) => [...text].every((c) => BASE58.includes(c));

export const base58Value = (c) => BASE58.indexOf(c);

export const base58Digit = (value) => BASE58[value];

/** Random digits of Base58, without bias. */
export function randomBase58(length) {
  let text = "";
  while (text.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < 232 && text.length < length) {
        text += BASE58[byte % 58];
      }
    }
  }
  return text;
}

/** Reads an election record; `text` must be the exact text that was published. */
export async function readElection(text) {
  let record;
  try {
    record = JSON.parse(text);
  } catch {
    throw new Refusal("malformed");
  }
  if (record.version !== 1) {
    throw new Refusal("version");
  }
  const group = new Group(record.group);
  const key = natural(record.public_key);
  if (!group.isElement(key)) {
    throw new Refusal("malformed");
  }
  return { group, key, uuid: record.uuid, questions: record.questions, name: record.name, fingerprint: await fingerprint(text) };
}
