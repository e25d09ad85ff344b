// The Express page over a real server, asked as a browser without script asks.
//
//     node express.mjs FINGERPOST INDEX TOOLS SERVER
import { spawn } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';

const [,, command, index, tools, source] = process.argv;
const running = [];
function start(program, words, env, wanted) {
  return new Promise((done, lost) => {
    const child = spawn(program, words, { env: { ...process.env, ...env } });
    running.push(child);
    let said = '';
    const heard = (piece) => {
      said += piece;
      const open = said.match(wanted);
      if (open) done(open[1]);
    };
    child.stdout.on('data', heard);
    child.stderr.on('data', heard);
    child.on('exit', () => lost(new Error(said)));
  });
}
function check(true_, what) { if (!true_) throw new Error(what); }

try {
  const server = await start(command, ['serve', index, '--listen', '127.0.0.1:0', '--day', '2026-05-20'], {}, /open (http:\S+?)\/\n/);
  const copy = join(tools, 'server.mjs'); // beside the packages it needs
  copyFileSync(source, copy);
  const page = await start('node', [copy], { FINGERPOST_URL: server, PORT: '0' }, /open (http:\S+)/);
  const ask = async (fields) => (await fetch(page, { method: 'POST', body: new URLSearchParams(fields) })).text();
  check((await (await fetch(page)).text()).includes('role="search"'), 'no form');
  check((await ask({ text: 'neglect' })).includes('<mark>'), 'no results');
  check((await ask({ text: 'neglect', as_of: '2024-05-20' })).includes('Not today.'), 'no banner');
  check((await ask({ text: 'neglect', as_of: 'soon' })).includes('role="alert"'), 'no error');
  check(!(await ask({ text: '"><script>alert(1)</script>' })).includes('<script>'), 'an attack');
  running[0].kill();
  await new Promise((done) => running[0].on('exit', done));
  check((await ask({ text: 'neglect' })).includes('cannot be reached'), 'a server that is gone');
  console.log('express: 6 passed, 0 failed');
} finally {
  for (const child of running) child.kill();
}
