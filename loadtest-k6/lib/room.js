// The rooms of a run: its users in groups of ROOM_SIZE, by their numbers from 0.
import { door } from './door.js';
import { insist } from './insist.js';
import { Reader } from './reader.js';
import { roomSize } from './settings.js';

export function roomOf(user) {
  return Math.floor(user / roomSize);
}

export function roomCount(users) {
  return Math.ceil(users / roomSize);
}

export function memberName(run, user) {
  return `${run}-user-${user}`;
}

// `endpoint` is what the pulls count for.
export function roomReader(run, room, endpoint) {
  const place = `${run}-room-${room}`;
  const members = Array.from({ length: roomSize }, (_, i) => memberName(run, room * roomSize + i));
  return new Reader(place, place, members, (request) => {
    const page = insist(endpoint, (name) => door.pull(request, name));
    return page === null ? null : page.value;
  });
}
