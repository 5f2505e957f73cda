/**
 * What the Playground's process loads before its own code (`--require`). A string, for plain Node must be able to read
 * it also when we run from TypeScript, as in the tests.
 *
 * - When our process ends in whatever way, kill -9 too, the channel between us closes and the Playground goes with it;
 *   otherwise it would hold the port and the next start would fail.
 * - It listens on all interfaces and has no option for it: anyone on the net could write as the coordinator. Here it
 *   only gets 127.0.0.1.
 */
export const leashSource = `'use strict';
process.once('disconnect', () => process.exit(0));
const { Server } = require('node:net');
const listen = Server.prototype.listen;
Server.prototype.listen = function (port, ...rest) {
  return typeof port === 'number' ? listen.call(this, port, '127.0.0.1', ...rest) : listen.call(this, port, ...rest);
};
`;
