// Loaded before a peer. soul-cli would listen on every interface and wants a port that is known to be free; here both take any free port of this machine alone, and say which as the API does.
const { Server } = require('node:net');
const listen = Server.prototype.listen;

Server.prototype.listen = function (...settings) {
  this.once('listening', () => process.stdout.write(`Now listening on: http://127.0.0.1:${this.address().port}\n`));
  return listen.call(this, 0, '127.0.0.1', settings.find((setting) => typeof setting === 'function'));
};
