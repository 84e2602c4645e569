// The door that the run was told to use.
import * as grpcDoor from './grpc-door.js';
import * as httpDoor from './http-door.js';
import { door as name } from './settings.js';

export const door = name === 'grpc' ? grpcDoor : httpDoor;
