// Whoever comes when all is over, and reads every room from its first message, must find what was answered.
import { Counter } from 'k6/metrics';
import { roomCount, roomReader } from './room.js';
import { pageLimit } from './settings.js';
import { verify } from './verify.js';

// Messages that were answered, less those that are found at the end.
const unaccounted = new Counter('unaccounted_messages');

export function owe(messages) {
  unaccounted.add(messages);
}

export function audit(run, users) {
  for (let room = 0; room < roomCount(users); room++) {
    const reader = roomReader(run, room, 'audit');
    verify('every room can be read to its end', reader.catchUp(pageLimit), { room });
    owe(-reader.seen);
  }
}
