// A user of one room, who now says something and now reads on. It is the VU's own: a turn never meets another one of it.
import { Counter } from 'k6/metrics';
import { owe } from './audit.js';
import { door } from './door.js';
import { insist } from './insist.js';
import { memberName, roomOf, roomReader } from './room.js';
import { pageLimit, pullPercent } from './settings.js';
import { verify } from './verify.js';
import { Voice } from './voice.js';

const GOLDEN = 0.618;

const messagesAnswered = new Counter('messages_answered');

export class User {
  constructor(run, number) {
    this.reader = roomReader(run, roomOf(number), 'pull');
    this.voice = new Voice(this.reader.place, memberName(run, number));
    // Not all of them begin with the same.
    this.owedPulls = (number * GOLDEN) % 1;
  }

  turn() {
    this.owedPulls += pullPercent / 100;
    if (this.owedPulls >= 1) {
      this.owedPulls--;
      this.reader.readOn(pageLimit);
    } else {
      this.say();
    }
  }

  say() {
    const { sender, place: chat } = this.voice;
    const { seq, text } = this.voice.next();
    const fields = { chat, text, sender, idempotency_key: `${sender}/${seq}` };
    const stored = insist('send', (name) => door.send(fields, name));
    if (stored === null) {
      return;
    }
    const { sendTime, replayed } = stored.value;
    verify('a send is answered with its send_time', Number.isSafeInteger(sendTime) && sendTime > 0, stored);
    verify('a first send is not marked as a replay', !(stored.first && replayed), stored);
    this.voice.answered(seq);
    this.reader.answered(text, sendTime);
    messagesAnswered.add(1);
    owe(1);
  }
}
