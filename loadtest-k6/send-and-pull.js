// Is the whole contract of both calls kept, by users who talk in pairs and in rooms, and read along as pollers do?
import { fail, sleep } from 'k6';
import exec from 'k6/execution';
import { Counter } from 'k6/metrics';
import { pull, readiness } from './lib/api.js';
import { Reader } from './lib/reader.js';
import * as settings from './lib/settings.js';
import { intrude, Speaker } from './lib/speaker.js';
import { verify } from './lib/verify.js';

const ROOM_SIZE = 10;
const PAUSE_SECONDS = 0.2;
const FAREWELL_SECONDS = 30;
const LIMITS = [0, 1, 3, 50];

const usersDone = new Counter('users_done');

export const options = {
  scenarios: {
    // One iteration is a user's whole life, so that each can wait for the last words of the others.
    users: {
      executor: 'per-vu-iterations',
      vus: settings.users,
      iterations: 1,
      maxDuration: `${settings.seconds + FAREWELL_SECONDS + 30}s`,
    },
  },
  thresholds: {
    checks: ['rate==1'],
    http_req_failed: ['rate==0'],
    'http_req_duration{name:send}': [`p(95)<${settings.p95Millis}`],
    'http_req_duration{name:pull}': [`p(95)<${settings.p95Millis}`],
    // A run in which nothing happened must not pass.
    users_done: [`count==${settings.users}`],
    messages_sent: [`count>=${settings.users * 4}`],
    messages_seen: [`count>=${settings.users * 8}`],
  },
  summaryTrendStats: ['avg', 'med', 'p(95)', 'p(99)', 'max'],
};

export function setup() {
  const answer = readiness();
  if (answer.status !== 200) {
    fail(`${settings.baseUrl} is not ready: ${answer.status} ${answer.error || answer.body}`);
  }
  const now = Date.now();
  const run = `${now.toString(36)}-${Math.floor(Math.random() * 1e6)}`;
  return { run, end: now + settings.seconds * 1000 };
}

export default function ({ run, end }) {
  const number = exec.scenario.iterationInTest;
  const me = userName(run, number);
  const speakers = [directChat(run, number), room(run, number)].map((reader) => new Speaker(reader, me));
  intrude(speakers[0].reader.chat, `${run}-stranger`);

  for (let step = 0; Date.now() < end; step++) {
    speakers[step % 2].say();
    speakers.forEach(({ reader }) => reader.catchUp(LIMITS[step % LIMITS.length]));
    if (step % 5 === 4) {
      speakers.forEach(({ reader }) => reader.lookBack(7, 4));
    }
    sleep(PAUSE_SECONDS * (0.5 + Math.random()));
  }

  speakers.forEach((speaker) => speaker.say(true));
  speakers.forEach(({ reader }) => hearAll(reader));
  usersDone.add(1);
}

// Reads on until every member of the chat has said its last word.
function hearAll(reader) {
  const patience = Date.now() + FAREWELL_SECONDS * 1000;
  reader.catchUp(50);
  while (reader.talking.size > 0 && Date.now() < patience) {
    sleep(PAUSE_SECONDS);
    reader.catchUp(50);
  }
  verify('every member is heard to its last word', reader.talking.size === 0, [...reader.talking]);
}

// Users 0 and 1, 2 and 3, ...; each writes its own name first. One who is left over talks to itself.
function directChat(run, number) {
  const other = number % 2 === 1 ? number - 1 : Math.min(number + 1, settings.users - 1);
  const me = userName(run, number);
  const partner = userName(run, other);
  const place = [me, partner].sort().join(':');
  return new Reader(place, `${me}:${partner}`, [me, partner], pullPage);
}

function room(run, number) {
  const first = number - (number % ROOM_SIZE);
  const size = Math.min(ROOM_SIZE, settings.users - first);
  const members = Array.from({ length: size }, (_, i) => userName(run, first + i));
  const name = `${run} räume/${first / ROOM_SIZE} 🚪`;
  return new Reader(name, name, members, pullPage);
}

function pullPage(request) {
  const answer = pull(request);
  const ok = verify('a pull is answered 200', answer.status === 200, { status: answer.status, body: answer.body });
  return ok ? answer.json() : null;
}

function userName(run, number) {
  return `${run}-zoë-${number}`;
}
