import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readRows, writeJson, writeSqlite } from './data.js';
import { questionsOf } from './questions.js';

const rounds = wholeNumber('ROUNDS', 5);
const seconds = wholeNumber('SECONDS', 2);
const connections = 32;
const [warmUpSeconds, firstWarmUpSeconds] = [1, 10];
const peers = ['json-server', 'soul-cli'];
const program = join(import.meta.dirname, '../../../artifacts/publish/Nutrients.Api/release/Nutrients.Api.dll');
const { resolve } = createRequire(import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'nutrients-peers-'));
const started = [];
const warm = new Set();

process.on('exit', () => {
  started.forEach((server) => server.kill());
  rmSync(folder, { recursive: true });
});
['SIGINT', 'SIGTERM'].forEach((signal) => process.once(signal, () => process.exit(1)));
process.exit(await measure());

async function measure() {
  const api = await startApi();
  const uncached = await startApi('--Cache:SizeLimitMegabytes', '0');
  const rows = await readRows(api);
  writeJson(join(folder, 'db.json'), rows);
  writeSqlite(join(folder, 'soul.db'), rows);
  const addresses = {
    'json-server': await startPeer('json-server/lib/cli/bin.js', join(folder, 'db.json'), '--quiet', '--no-gzip'),
    'soul-cli': await startPeer('soul-cli/src/server.js', '--database', join(folder, 'soul.db')),
  };
  let failed = false;

  console.log(`${rounds} rounds of ${seconds} s, ${connections} connections, ${availableParallelism()} processors, ${rows.foods.length} foods, ${rows.amounts.length} amounts, ${new Date().toISOString().slice(0, 10)}; requests/s, medians.\n`);
  console.log(`| question | URLs | API | ${peers.join(' | ')} | API to the faster peer |\n|---|---|---|${peers.map(() => '---|').join('')}---|`);

  for (const question of questionsOf(rows)) {
    for (const [heat, asks, service] of [['hot', question.hot, api], ['cold', question.cold, uncached]]) {
      const servers = { api: service, ...addresses };
      await check(question, asks, servers);
      const seen = await run(asks, servers);
      const [own, ...others] = ['api', ...peers].map((name) => median(seen[name]));
      failed ||= own === null;
      console.log(`| ${heat} ${question.name} | ${asks.length} | ${[own, ...others].map(shown).join(' | ')} | ${own && others.some(Boolean) ? `${(own / Math.max(...others)).toFixed(1)}×` : '–'} |`);
    }
  }

  return failed ? 1 : 0;
}

// That all say the same is what the comparison rests on. A peer that fails says nothing here, and is shown as failing below.
async function check(question, asks, servers) {
  for (const ask of asks) {
    const [said, ...others] = await Promise.all(Object.entries(servers).map(async ([name, address]) => {
      const response = await fetch(new URL(ask[name], address), { signal: AbortSignal.timeout(60_000) }).catch(() => null);
      return response?.ok ? question.facts(response) : null;
    }));

    peers.forEach((peer, index) => {
      if (said === null || (others[index] !== null && others[index] !== said)) {
        throw new Error(`${ask.api} of the API and ${ask[peer]} of ${peer} do not say the same:\n${said}\n${others[index]}`);
      }
    });
  }
}

// In turn, and each time another one first, since a machine is now fast and now slow.
async function run(asks, servers) {
  const names = Object.keys(servers);
  const seen = Object.fromEntries(names.map((server) => [server, []]));

  for (const server of names) {
    writeFileSync(join(folder, `${server}.txt`), `${asks.map((ask) => ask[server]).join('\n')}\n`);
    // A new process is slow until its code is compiled for good.
    await wrk(server, servers[server], warm.has(servers[server]) ? warmUpSeconds : firstWarmUpSeconds);
    warm.add(servers[server]);
  }

  for (let round = 0; round < rounds; round++) {
    for (const server of names.map((_, index) => names[(index + round) % names.length])) {
      seen[server].push(await wrk(server, servers[server], seconds));
    }
  }

  return seen;
}

// Requests a second; null if any failed, or the server is gone.
async function wrk(server, address, duration) {
  const load = spawn('wrk', ['-t', '1', '-c', `${connections}`, '-d', `${duration}s`, '--timeout', '60s', '-s', join(import.meta.dirname, '../cycle.lua'), address], { env: { ...process.env, TARGETS: join(folder, `${server}.txt`) }, stdio: ['ignore', 'pipe', 'inherit'] });
  const said = (await load.stdout.toArray()).join('');
  const [requests, microseconds, , errors] = said.match(/^SAW (.*)$/m)?.[1].split(' ').map(Number) ?? [0];
  return requests === 0 || errors > 0 ? null : (requests / microseconds) * 1e6;
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return values.includes(null) ? null : (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

function shown(perSecond) {
  return perSecond === null ? 'fails' : perSecond.toLocaleString('en', { maximumFractionDigits: 0 });
}

function wholeNumber(name, usual) {
  const given = process.env[name] ?? `${usual}`;

  if (!/^[1-9][0-9]{0,2}$/.test(given)) {
    throw new Error(`${name} is ${given}; it must be a whole number from 1 to 999.`);
  }

  return Number(given);
}

function startApi(...settings) {
  return start('dotnet', [program, '--urls', 'http://127.0.0.1:0', '--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information', ...settings], { ASPNETCORE_ENVIRONMENT: 'Production' });
}

function startPeer(script, ...settings) {
  return start(process.execPath, ['--require', join(import.meta.dirname, 'loopback.cjs'), resolve(script), ...settings], { NODE_ENV: 'production' });
}

function start(command, settings, environment) {
  const server = spawn(command, settings, { cwd: folder, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(server);

  return new Promise((listening, failed) => {
    server.on('error', failed);
    server.on('exit', () => failed(new Error(`${command} ${settings.join(' ')} did not start.`)));
    // Read to the end, so that it never waits for a reader.
    createInterface({ input: server.stdout }).on('line', (line) => line.match(/Now listening on: (http:\S+)/)?.slice(1).forEach(listening));
  });
}
