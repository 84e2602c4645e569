// A text that tells its reader everything about its place: where it belongs, whose it is, the how-many-th of its
// sender in this chat, and the last one before it that was answered. So every reader can check every message of
// everybody, and a lost message differs from a send that failed.

const FILLERS = [
  'plain',
  'naïve café, 日本語, עברית',
  '😀 👩‍👩‍👧‍👦 🏳️‍🌈',
  'e\u0301 a\u0308 n\u0303',
  '"quoted" \\ back / slash',
  'line\nbreak\r\n\ttab',
  'nul\u0000inside',
  ' a+b=c&d;e?f#g%20h ',
  'long '.repeat(300),
];

export function compose(place, sender, { seq, answered, last }) {
  return [place, sender, seq, answered, last ? 'last' : 'more', FILLERS[seq % FILLERS.length]].join('|');
}

// The fields of a text that compose() made for this place and sender, or null.
export function decode(place, sender, text) {
  const parts = text.split('|');
  const fields = { seq: Number(parts[2]), answered: Number(parts[3]), last: parts[4] === 'last' };
  return compose(place, sender, fields) === text ? fields : null;
}
