// QR codes drawn in the browser, for texts that no server may see. ISO/IEC 18004: bytes, error correction M, versions 1 to 9.

// Of each version: codewords of correction in a block, blocks, codewords of data.
const VERSIONS = [[10, 1, 16], [16, 1, 28], [26, 1, 44], [18, 2, 64], [24, 2, 86], [16, 4, 108], [18, 4, 124], [22, 4, 154], [22, 5, 182]];
const ALIGNMENT = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46]];
const QUIET = 4;

// The field of 256 elements over x^8+x^4+x^3+x^2+1.
const EXP = new Uint8Array(512);
const LOG = new Uint8Array(256);
for (let i = 0, x = 1; i < 255; i++) {
  EXP[i] = EXP[i + 255] = x;
  LOG[x] = i;
  x <<= 1;
  if (x > 255) x ^= 0x11d;
}
const times = (a, b) => (a === 0 || b === 0 ? 0 : EXP[LOG[a] + LOG[b]]);

function correction(data, length) {
  let generator = [1];
  for (let i = 0; i < length; i++) {
    const next = new Array(generator.length + 1).fill(0);
    generator.forEach((c, j) => {
      next[j] ^= c;
      next[j + 1] ^= times(c, EXP[i]);
    });
    generator = next;
  }
  const rest = [...data, ...new Array(length).fill(0)];
  for (let i = 0; i < data.length; i++) {
    const factor = rest[i];
    if (factor !== 0) generator.forEach((c, j) => { rest[i + j] ^= times(c, factor); });
  }
  return rest.slice(data.length);
}

function codewords(bytes, version) {
  const [length, blocks, capacity] = VERSIONS[version - 1];
  const bits = [];
  const put = (value, count) => {
    for (let i = count - 1; i >= 0; i--) bits.push(value >> i & 1);
  };
  put(4, 4);
  put(bytes.length, 8);
  bytes.forEach(b => put(b, 8));
  put(0, Math.min(4, capacity * 8 - bits.length));
  while (bits.length % 8) bits.push(0);
  const data = [];
  for (let i = 0; i < bits.length; i += 8) data.push(parseInt(bits.slice(i, i + 8).join(''), 2));
  for (let pad = 0xec; data.length < capacity; pad ^= 0xec ^ 0x11) data.push(pad);
  const short = Math.floor(capacity / blocks);
  const longer = capacity % blocks;
  const parts = [];
  for (let i = 0, from = 0; i < blocks; i++) {
    const size = short + (i >= blocks - longer ? 1 : 0);
    parts.push(data.slice(from, from += size));
  }
  const checks = parts.map(part => correction(part, length));
  const all = [];
  for (let i = 0; i <= short; i++) parts.forEach(part => { if (i < part.length) all.push(part[i]); });
  for (let i = 0; i < length; i++) checks.forEach(check => all.push(check[i]));
  return all;
}

const MASKS = [(y, x) => (y + x) % 2, y => y % 2, (y, x) => x % 3, (y, x) => (y + x) % 3, (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2,
  (y, x) => y * x % 2 + y * x % 3, (y, x) => (y * x % 2 + y * x % 3) % 2, (y, x) => ((y + x) % 2 + y * x % 3) % 2];

function remainder(value, generator, degree) {
  let rest = value << degree;
  for (let bit = 31 - degree; bit >= 0; bit--) if (rest >> bit + degree & 1) rest ^= generator << bit;
  return rest;
}

function frame(version) {
  const size = 17 + 4 * version;
  const grid = Array.from({ length: size }, () => new Array(size).fill(null));
  const set = (y, x, dark) => { if (y >= 0 && x >= 0 && y < size && x < size) grid[y][x] = dark; };
  [[3, 3], [3, size - 4], [size - 4, 3]].forEach(([cy, cx]) => {
    for (let dy = -4; dy <= 4; dy++) for (let dx = -4; dx <= 4; dx++) {
      const far = Math.max(Math.abs(dy), Math.abs(dx));
      set(cy + dy, cx + dx, far !== 2 && far !== 4);
    }
  });
  const centres = ALIGNMENT[version - 1];
  centres.forEach(cy => centres.forEach(cx => {
    if (grid[cy][cx] !== null) return;
    for (let dy = -2; dy <= 2; dy++) for (let dx = -2; dx <= 2; dx++) set(cy + dy, cx + dx, Math.max(Math.abs(dy), Math.abs(dx)) !== 1);
  }));
  for (let i = 8; i < size - 8; i++) grid[6][i] = grid[i][6] = i % 2 === 0;
  if (version >= 7) {
    const info = version << 12 | remainder(version, 0x1f25, 12);
    for (let i = 0; i < 18; i++) {
      const dark = (info >> i & 1) === 1;
      grid[Math.floor(i / 3)][size - 11 + i % 3] = grid[size - 11 + i % 3][Math.floor(i / 3)] = dark;
    }
  }
  format(grid, 0);
  return grid;
}

function format(grid, mask) {
  const size = grid.length;
  // Level M is 00, so the mask alone.
  const info = (mask << 10 | remainder(mask, 0x537, 10)) ^ 0x5412;
  const bit = i => (info >> i & 1) === 1;
  for (let i = 0; i < 15; i++) {
    const along = i < 6 ? i : i < 8 ? i + 1 : size - 15 + i;
    grid[along][8] = bit(i);
    const across = i < 8 ? size - 1 - i : i === 8 ? 7 : 14 - i;
    grid[8][across] = bit(i);
  }
  grid[size - 8][8] = true;
}

function penalty(grid) {
  const size = grid.length;
  let points = 0;
  let dark = 0;
  const line = get => {
    let run = 0;
    let window = 0;
    for (let i = 0; i < size; i++) {
      run = i > 0 && get(i) === get(i - 1) ? run + 1 : 1;
      points += run === 5 ? 3 : run > 5 ? 1 : 0;
      window = (window << 1 | (get(i) ? 1 : 0)) & 0x7ff;
      if (i >= 10 && (window === 0x5d0 || window === 0x05d)) points += 40;
    }
  };
  for (let i = 0; i < size; i++) {
    line(j => grid[i][j]);
    line(j => grid[j][i]);
    for (let j = 0; j < size; j++) {
      dark += grid[i][j] ? 1 : 0;
      if (i > 0 && j > 0 && grid[i][j] === grid[i - 1][j] && grid[i][j] === grid[i][j - 1] && grid[i][j] === grid[i - 1][j - 1]) points += 3;
    }
  }
  return points + 10 * Math.floor(Math.abs(dark * 20 - size * size * 10) / (size * size));
}

/** The modules of the code, rows of booleans, without the quiet zone; a RangeError where the text is longer than 180 bytes. */
export function modules(text) {
  const bytes = [...new TextEncoder().encode(text)];
  const version = 1 + VERSIONS.findIndex(([, , capacity]) => bytes.length + 2 <= capacity);
  if (version === 0) throw new RangeError('too long for a QR code');
  const bare = frame(version);
  const size = bare.length;
  const bits = codewords(bytes, version).flatMap(word => [7, 6, 5, 4, 3, 2, 1, 0].map(i => word >> i & 1));
  const places = [];
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right--;
    for (let i = 0; i < size; i++) for (const x of [right, right - 1]) {
      const y = up ? size - 1 - i : i;
      if (bare[y][x] === null) places.push([y, x]);
    }
  }
  let best;
  MASKS.forEach((mask, number) => {
    const grid = bare.map(row => [...row]);
    places.forEach(([y, x], i) => { grid[y][x] = ((bits[i] ?? 0) === 1) !== (mask(y, x) === 0); });
    format(grid, number);
    const points = penalty(grid);
    if (!best || points < best.points) best = { grid, points };
  });
  return best.grid;
}

/** The code as an SVG element; `label` is read out in its place. */
export function drawing(text, label) {
  const grid = modules(text);
  const side = grid.length + 2 * QUIET;
  const make = (name, attributes) => {
    const node = document.createElementNS('http://www.w3.org/2000/svg', name);
    Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
    return node;
  };
  const svg = make('svg', { class: 'qr', role: 'img', 'aria-label': label, viewBox: `0 0 ${side} ${side}`, 'shape-rendering': 'crispEdges' });
  svg.append(make('rect', { width: '100%', height: '100%', fill: '#fff' }));
  const path = grid.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : ''))).join('');
  svg.append(make('path', { d: path, fill: '#000' }));
  return svg;
}
