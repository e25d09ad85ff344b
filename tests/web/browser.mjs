// A real browser at the page and the widget: every state at three widths, light, dark, forced colours and 200 % text,
// with and without script, by keyboard alone; the way out; back; two widgets; a slow and a lost network; what stays behind.
//
//     node browser.mjs FINGERPOST INDEX TOLD TOOLS ARTEFACTS     ends with "N passed, N failed"
//
// TOLD is an index of trees/content.jsonl; TOOLS holds node_modules with playwright-core and axe-core; pictures of every
// state go to ARTEFACTS. PARTS=searching,leaving and ONLY=words run some of it.
import { finish } from './browser/harness.mjs';

const parts = process.env.PARTS?.split(',') ?? ['searching', 'leaving', 'elsewhere', 'attacks', 'plugins', 'private', 'states'];
for (const part of parts) await import(`./browser/${part}.mjs`);
process.exitCode = (await finish()) ? 0 : 1;
