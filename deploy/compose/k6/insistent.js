// Clients that go on whatever happens to the cluster, for deploy/compose/try. One of each chat sends, numbered and with a key, and repeats
// each message until it is stored; the others follow the chat by next_cursor from its first message. What the followers see must be every message
// once, in order, whatever was killed meanwhile. They end when a message stands in the chat that CONTROL names. Every call is a line of the
// console, as docs/history.md has it.
import { check, sleep } from 'k6';
import exec from 'k6/execution';
import http from 'k6/http';
import { Counter, Trend } from 'k6/metrics';

const base = __ENV.BASE_URL;
const control = __ENV.CONTROL;
const chats = Number(__ENV.CHATS || 10);
const membersOfEach = 1 + Number(__ENV.FOLLOWERS || 1);
const clients = membersOfEach * chats;
const PATIENCE_SECONDS = 120;
const JSON_TYPE = { 'Content-Type': 'application/json' };
// Of every status but 200: what the client does next is the same, and what it was is counted.
http.setResponseCallback(http.expectedStatuses({ min: 0, max: 599 }));

const stored = new Counter('messages_stored');
const seen = new Counter('messages_seen');
const answers = new Counter('answers_that_were_not_200');
const waited = new Trend('seconds_until_stored', false);
const ended = new Counter('clients_that_came_to_their_end');

export const options = {
  scenarios: {
    clients: { executor: 'per-vu-iterations', vus: clients, iterations: 1, maxDuration: '40m', gracefulStop: '0s' },
  },
  thresholds: {
    checks: ['rate==1'],
    clients_that_came_to_their_end: [`count==${clients}`],
    messages_stored: [`count>=${10 * chats}`],
    // So that the summary tells them one by one.
    ...Object.fromEntries([0, 429, 500, 502, 503, 504].map((s) => [`answers_that_were_not_200{status:${s}}`, ['count>=0']])),
  },
  summaryTrendStats: ['med', 'p(95)', 'p(99)', 'max'],
};

// Of this client.
let calls = 0;
const CALLS_OF_A_CLIENT = 1000000;
const began = () => ({ id: exec.vu.idInTest * CALLS_OF_A_CLIENT + ++calls, client: `vu-${exec.vu.idInTest}`, invoked: nanos(Date.now()) });
const nanos = (millis) => millis * 1000000;
// No answer came before it is said to have come, nor was a call begun after: the clock has milliseconds.
const completed = () => nanos(Date.now() + 1);
const record = (kind, call, fields) => console.log(JSON.stringify({ kind, ...call, ...fields }));
const reason = (answer) => (answer.status === 0 ? answer.error : `${answer.status} ${(answer.body || '').slice(0, 200)}`);
const isRefusal = (answer) => answer.status >= 400 && answer.status < 504 && answer.status !== 500 && answer.status !== 502;

export default function () {
  const number = exec.scenario.iterationInTest;
  const ofChat = Math.floor(number / membersOfEach);
  const chat = `${control}-${ofChat}`;
  const sender = `sender-${ofChat}`;
  if (number % membersOfEach === 0) {
    speak(chat, sender);
  } else {
    follow(chat, sender);
  }
  ended.add(1);
}

// Each send_time is above the one before: who was answered stands before what is sent afterwards.
function speak(chat, sender) {
  let last = 0;
  let number = 0;
  while (!isOver()) {
    const time = sendUntilStored(chat, sender, String(++number));
    if (!holds('every message is stored in the end', time !== null, { chat, number })) {
      return;
    }
    holds('send times rise', time > last, { chat, number, last, time });
    last = time;
    sleep(0.1);
  }
  sendUntilStored(chat, sender, `${number} was the last`);
}

const get = (query) => http.get(`${base}/api/pull?${query}`, { tags: { name: 'pull' }, timeout: '12s' });

function pull(chat, cursor, limit) {
  const call = began();
  const answer = get(`chat=${chat}&cursor=${cursor}&limit=${limit}`);
  const asked = { chat, cursor, limit, reverse: false, completed: completed() };
  if (answer.status === 200) {
    const { messages, has_more, next_cursor } = answer.json();
    const shown = messages.map(({ send_time, text, sender }) => ({ send_time, text, sender }));
    record('pull', call, { ...asked, outcome: 'page', messages: shown, has_more, next_cursor });
  } else {
    record('pull', call, { ...asked, outcome: 'failed', reason: reason(answer) });
  }
  return answer;
}

function send(fields) {
  const call = began();
  const answer = http.post(`${base}/api/send`, JSON.stringify(fields), { headers: JSON_TYPE, tags: { name: 'send' }, timeout: '12s' });
  const { idempotency_key: key, ...said } = fields;
  const asked = { ...said, key, ...(answer.status === 0 ? {} : { completed: completed() }) };
  if (answer.status === 200) {
    const replayed = answer.headers['Idempotency-Replayed'] === 'true';
    record('send', call, { ...asked, outcome: 'stored', send_time: answer.json('send_time'), replayed });
  } else {
    record('send', call, { ...asked, outcome: isRefusal(answer) ? 'not_stored' : 'unknown', reason: reason(answer) });
  }
  return answer;
}

function sendUntilStored(chat, sender, text) {
  const fields = { chat, sender, text, idempotency_key: `${sender}/${text}`.replace(/ /g, '_') };
  const since = Date.now();
  while (Date.now() - since < PATIENCE_SECONDS * 1000) {
    const answer = send(fields);
    if (answer.status === 200) {
      stored.add(1);
      waited.add((Date.now() - since) / 1000);
      return answer.json('send_time');
    }
    failed(answer);
  }
  return null;
}

// Number by number, until the sender has said which was its last.
function follow(chat, sender) {
  let cursor = 0;
  let number = 0;
  let silentSince = Date.now();
  while (Date.now() - silentSince < 2 * PATIENCE_SECONDS * 1000) {
    const answer = pull(chat, cursor, 100);
    if (answer.status !== 200) {
      failed(answer);
      continue;
    }
    const page = answer.json();
    for (const message of page.messages) {
      seen.add(1);
      silentSince = Date.now();
      if (message.text === `${number} was the last`) {
        reread(chat, number);
        return;
      }
      number++;
      if (!holds('every message is seen once and in order', message.text === String(number) && message.sender === sender, { number, message })) {
        return;
      }
    }
    cursor = page.next_cursor;
    if (!page.has_more) {
      sleep(0.2);
    }
  }
  holds('a follower comes to the end of its chat', false, { chat, number });
}

// Everything once more, from the first message: nothing that was seen has gone, or come between.
function reread(chat, last) {
  let cursor = 0;
  let number = 0;
  const since = Date.now();
  while (number <= last && Date.now() - since < PATIENCE_SECONDS * 1000) {
    const answer = pull(chat, cursor, 1000);
    if (answer.status !== 200) {
      failed(answer);
      continue;
    }
    const page = answer.json();
    const times = page.messages.map((message) => message.send_time);
    holds('send times of a page rise', times.every((time, i) => i === 0 || times[i - 1] < time), { chat, times });
    for (const message of page.messages) {
      const expected = number === last ? `${last} was the last` : String(number + 1);
      number++;
      if (!holds('everything stands there at the end', message.text === expected, { chat, expected, message })) {
        return;
      }
    }
    cursor = page.next_cursor;
  }
  holds('a chat is as long at the end as it was', number === last + 1, { chat, number, last });
}

// Asked for at most once a second.
let over = false;
let asked = 0;
function isOver() {
  if (!over && Date.now() - asked > 1000) {
    asked = Date.now();
    const answer = get(`chat=${control}&limit=1`);
    over = answer.status === 200 && answer.json('messages').length > 0;
  }
  return over;
}

function failed(answer) {
  answers.add(1, { status: String(answer.status) });
  sleep(Math.min(5, Number(answer.headers['Retry-After'] || 0.5)));
}

function holds(name, is, seenThere) {
  check(null, { [name]: is === true });
  if (!is) {
    console.error(`${name}: NOT SO: ${JSON.stringify(seenThere)}`);
  }
  return is;
}
