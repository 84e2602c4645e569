// One user's view of one chat: the poller's loop, which must see every message of every member once and in order.
import { Counter } from 'k6/metrics';
import { decode } from './message.js';
import { verifyPage } from './page.js';
import { verify } from './verify.js';

const REMEMBERED = 200;
const messagesSeen = new Counter('messages_seen');

export class Reader {
  // `place` names the chat whoever writes it; `chat` is the name as this user writes it. `pull` gets the fields of a pull,
  // and gives the page, or null where there is none for now.
  constructor(place, chat, members, pull) {
    this.place = place;
    this.chat = chat;
    this.pull = pull;
    this.cursor = 0;
    this.awaited = null;
    this.lastSeq = new Map(members.map((member) => [member, 0]));
    this.unanswered = new Set();
    this.talking = new Set(members);
    this.newest = [];
    this.seen = 0;
    this.answers = new Map();
  }

  // This user's own message, as its send was answered.
  answered(text, sendTime) {
    this.answers.set(text, sendTime);
  }

  // Pulls upward until nothing more stands there; a failed pull is tried again by the next call.
  catchUp(limit) {
    let more;
    do {
      more = this.readOn(limit);
    } while (more === true);
    return more !== null;
  }

  // Pulls one page upward: whether more stands beyond it, or null where the pull failed.
  readOn(limit) {
    const page = this.page({ chat: this.chat, cursor: this.cursor, limit, reverse: false }, this.awaited);
    if (page === null) {
      return null;
    }
    page.messages.forEach((message) => this.see(message));
    this.cursor = page.next_cursor;
    this.awaited = page.has_more ? page.next_cursor : null;
    if (!page.has_more) {
      verify('a pull after a send was answered has its message', this.answers.size === 0, [...this.answers]);
    }
    return page.has_more;
  }

  // Pulls downward from the newest: what was seen upward must stand there unchanged, and nothing between.
  lookBack(limit, pages) {
    const found = [];
    let cursor = 0;
    let more = true;
    for (let i = 0; i < pages && more; i++) {
      const page = this.page({ chat: this.chat, cursor, limit, reverse: true }, cursor === 0 ? null : cursor);
      if (page === null) {
        return;
      }
      found.push(...page.messages);
      cursor = page.next_cursor;
      more = page.has_more;
    }
    const oldest = this.newest.length === 0 ? 0 : this.newest[0].send_time;
    const from = Math.max(oldest, more ? cursor + 1 : 0);
    const known = this.newest.filter((message) => message.send_time >= from).map(asText);
    const again = found.filter((message) => message.send_time >= from && message.send_time < this.cursor).map(asText);
    verify('both directions show the same', known.join() === again.reverse().join(), { known, again });
  }

  page(request, first) {
    const page = this.pull(request);
    if (page === null) {
      return null;
    }
    verifyPage(page, request);
    verify(
      'after has_more, the next page starts with next_cursor itself',
      first === null || (page.messages.length > 0 && page.messages[0].send_time === first),
      { request, first, messages: page.messages.length }
    );
    return page;
  }

  see(message) {
    messagesSeen.add(1);
    this.seen++;
    const told = decode(this.place, message.sender, message.text);
    if (!verify('a message has the content that its sender gave', told !== null && this.lastSeq.has(message.sender), message)) {
      return;
    }
    this.seeInOrder(message, told);
    if (told.last) {
      this.talking.delete(message.sender);
    }
    if (this.answers.has(message.text)) {
      verify('a message has the send_time of its answer', this.answers.get(message.text) === message.send_time, message);
      this.answers.delete(message.text);
    }
    this.newest.push(message);
    if (this.newest.length > REMEMBERED) {
      this.newest.shift();
    }
  }

  // A send that was not answered may be missing, and may come after later ones; one that was answered may not.
  seeInOrder(message, { seq, answered }) {
    const { sender } = message;
    const before = this.lastSeq.get(sender);
    const next = answered <= before && before < seq;
    verify('each message is seen once, in order, none left out', next || this.unanswered.delete(`${sender}/${seq}`), {
      before,
      message,
    });
    for (let between = Math.max(before, answered) + 1; between < seq; between++) {
      this.unanswered.add(`${sender}/${between}`);
    }
    this.lastSeq.set(sender, Math.max(before, seq));
  }
}

function asText({ sender, text, send_time }) {
  return JSON.stringify([send_time, sender, text]);
}
